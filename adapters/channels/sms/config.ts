import { InvalidInput } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import type { TimingConfig } from "../timing.ts";

/** Where the HTTP server mounts the webhooks, under the public URL. */
export const PATHS = { sms: "/webhooks/twilio/sms", status: "/webhooks/twilio/status" } as const;

/** Settings and surroundings of the channel. */
export interface SmsConfig extends TimingConfig {
  /** `AC…` */
  readonly accountSid: string;
  /** Signs what comes in and opens the way out. */
  readonly authToken: string;
  /** Our number, E.164 (`+15551234567`) or a short code. */
  readonly phoneNumber: string;
  /** Our WhatsApp number, with or without `whatsapp:`. */
  readonly whatsappNumber?: string | undefined;
  /** Another API server than the platform's. */
  readonly apiRoot?: string | undefined;
  /** The origin that Twilio calls; signatures are checked against it, never against what a request claims. */
  readonly publicUrl: string;
  /** `off` only for another API server. */
  readonly pace: "platform" | "off";
  /** Texts sent a day (UTC), in all. */
  readonly dailyLimit: number;
  /** Texts sent a day to a number that is not paired; takes effect together with `isPaired`. */
  readonly strangerDailyLimit?: number | undefined;
  /** Whether a sender's id belongs to a person. */
  readonly isPaired?: ((senderId: string) => Promise<boolean>) | undefined;
  readonly log: Log;
}

/** @throws InvalidInput for settings that can't work */
export function checkConfig({ accountSid, phoneNumber, publicUrl, apiRoot }: SmsConfig): void {
  if (!accountSid.startsWith("AC")) throw new InvalidInput("TWILIO_ACCOUNT_SID must start with AC.");
  if (!/^\+?\d{3,15}$/.test(phoneNumber)) {
    throw new InvalidInput("TWILIO_PHONE_NUMBER must look like +15551234567.");
  }
  if (!URL.canParse(publicUrl))
    throw new InvalidInput(`PUBLIC_URL must be the origin that Twilio calls, not "${publicUrl}".`);
  if (apiRoot !== undefined && !URL.canParse(apiRoot)) {
    throw new InvalidInput(`TWILIO_API_ROOT must be an origin like https://api.example.org, not "${apiRoot}".`);
  }
}

/** The address of a webhook as Twilio knows it. */
export function webhookUrl(publicUrl: string, path: string): string {
  return publicUrl.replace(/\/+$/, "") + path;
}
