import type { InboundEvent, Reply, Sending } from "../../../dialogs/channel.ts";
import type { Acceptance } from "../../../dialogs/ports.ts";
import { BudgetWiseError, Unavailable } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import { readActivity, type TeamsActivity } from "./activity.ts";
import type { TeamsConfig } from "./config.ts";
import { parseActivity } from "./parse.ts";
import { isConnector } from "./service-url.ts";
import { type Authentication, isLocalRequest, verifyActivity, type WebhookHeaders } from "./verify.ts";

/** Largest body that is read, bytes; real activities stay far below. */
export const WEBHOOK_BODY_LIMIT = 262_144;

/** What to answer to the platform; there is never a body. */
export interface WebhookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers one webhook request, given its headers (names in lower case) and its body as it came. */
export type WebhookHandler = (headers: WebhookHeaders, rawBody: Buffer) => Promise<WebhookAnswer>;

/** Keeps an event durably; rejects with `Unavailable` when it can't be kept now. */
export type Take = (event: InboundEvent) => Promise<Acceptance>;

/** What the endpoint needs. */
export interface WebhookOptions {
  readonly access: TeamsConfig["access"];
  readonly authentication: Authentication;
  readonly take: Take;
  readonly send: Sending["send"];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Makes the endpoint: 200 only once what happened is durable or none of our business, 401 without a genuine token, 403
 * for what may not come in or be answered, 413 or 400 for what is no activity.
 *
 * Nobody repeats an activity that was refused: when it can't be kept now its sender is told so, and only if they can't be
 * reached either is the answer 503. Rejects with what `take` rejects with, other than Unavailable: answer 500 then.
 */
export function createWebhook(options: WebhookOptions): WebhookHandler {
  const { access, take, now, log } = options;
  return async (headers, rawBody) => {
    if (rawBody.length > WEBHOOK_BODY_LIMIT) return { status: 413 };
    if (access !== "emulator" && headers.authorization === undefined) return { status: 401 };
    const activity = readActivity(rawBody);
    if (activity === null) return { status: 400 };
    try {
      const refusal = await refusalOf(options, headers, activity);
      if (refusal !== null) return refusal;
    } catch (error) {
      if (error instanceof Unavailable) return comeAgain(error);
      throw error;
    }
    if (activity.type === "invoke") return { status: 501 };
    if (!isProven(access, activity)) {
      log.info({ via: activity.channelId }, "teams: left alone what came by another channel of the Bot Framework");
      return { status: 200 };
    }
    const event = parseActivity(activity, {
      receivedAt: new Date(now()).toISOString(),
      isFetchable: (url) => isConnector(url, access),
    });
    try {
      if (event !== null) await take(event);
      return { status: 200 };
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      log.error({ detail: error.message }, "teams: a message could not be kept");
      return event !== null && (await tellNotKept(options, event)) ? { status: 200 } : comeAgain(error);
    }
  };
}

async function refusalOf(
  { access, authentication }: WebhookOptions,
  headers: WebhookHeaders,
  activity: TeamsActivity,
): Promise<WebhookAnswer | null> {
  if (access === "emulator") {
    if (!isLocalRequest(headers)) return { status: 403 };
  } else if (!(await verifyActivity(authentication, headers, activity))) return { status: 401 };
  return isConnector(activity.serviceUrl, access) ? null : { status: 403 };
}

/** Of the framework's channels only Teams proves who its people are: a Direct Line client says itself who it is. */
function isProven(access: TeamsConfig["access"], { channelId }: TeamsActivity): boolean {
  return access === "emulator" || channelId === "msteams";
}

/** @returns whether they have heard it */
async function tellNotKept({ send }: WebhookOptions, { address, content }: InboundEvent): Promise<boolean> {
  if (content.kind === "membership") return false;
  try {
    await send(address, NOT_KEPT, { signal: AbortSignal.timeout(PATIENCE) });
    return true;
  } catch (error) {
    if (error instanceof BudgetWiseError) return false;
    throw error;
  }
}

/** Milliseconds; Teams waits for 15 seconds. */
const PATIENCE = 5000;

/** Holds no figure, so that it may be said where it was asked. */
const NOT_KEPT: Reply = {
  privacy: "shared",
  blocks: [
    {
      kind: "text",
      text: "That was not saved: my records are out of reach right now. Please send it again in a few minutes.",
    },
  ],
};

function comeAgain({ retryAfter = 1000 }: Unavailable): WebhookAnswer {
  return { status: 503, headers: { "retry-after": String(Math.max(1, Math.ceil(retryAfter / 1000))) } };
}
