import { InvalidInput } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import type { TimingConfig } from "../timing.ts";

/** Where the HTTP server mounts the three request URLs, under the public URL. */
export const WEBHOOK_PATHS = {
  events: "/webhooks/slack/events",
  commands: "/webhooks/slack/commands",
  interactions: "/webhooks/slack/interactions",
} as const;

/** Settings and surroundings of the channel. */
export interface SlackConfig extends TimingConfig {
  /** Basic Information → App Credentials → Signing Secret. */
  readonly signingSecret: string;
  /** OAuth & Permissions → Bot User OAuth Token: `xoxb-…`. */
  readonly botToken: string;
  /** Another Web API than the platform's, with its path: `http://127.0.0.1:4000/api/`. */
  readonly apiUrl?: string | undefined;
  /** `off` only for another Web API. */
  readonly pace: "platform" | "off";
  readonly log: Log;
}

/**
 * Sees that the settings can work at all; an empty secret would make every signature worthless.
 *
 * @throws InvalidInput naming the setting and where to find its value
 */
export function checkConfig({ signingSecret, botToken, apiUrl }: SlackConfig): void {
  if (signingSecret.trim() === "") {
    throw new InvalidInput("SLACK_SIGNING_SECRET is empty; copy it from your app's Basic Information.");
  }
  if (botToken.trim() === "") {
    throw new InvalidInput("SLACK_BOT_TOKEN is empty; copy it from your app's OAuth & Permissions.");
  }
  if (apiUrl !== undefined && !URL.canParse(apiUrl)) {
    throw new InvalidInput(`SLACK_API_URL must be an address like https://slack.com/api/, not "${apiUrl}".`);
  }
}
