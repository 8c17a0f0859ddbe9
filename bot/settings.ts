import { z } from "zod";
import { isLocale, isTimeZone } from "../domain/locale.ts";
import { isCurrency } from "../domain/money.ts";
import { guessDefaults } from "./defaults.ts";

const guessed = guessDefaults();

const pace = z.enum(["platform", "off"]).optional();
const perMinute = z
  .string()
  .regex(/^(?:off|[1-9]\d*)$/, "must be a whole number above 0, or off")
  .transform((limit) => (limit === "off" ? limit : Number(limit)));

const httpUrl = z.url({ protocol: /^https?$/, error: "must be a URL that starts with http:// or https://" });

const dollars = z
  .string()
  .regex(/^\d+(\.\d+)?$/, "must be an amount in US dollars like 0.25")
  .transform(Number);

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  const inRange = z.number().min(least, error).max(most, error);
  return z.string().regex(/^\d+$/, error).transform(Number).pipe(inRange);
}

/** The settings with their defaults; `describe` is what `.env.example` says of each. */
export const settings = z.object({
  PORT: wholeNumber(0, 65_535).default(3000).describe("Port of the HTTP server."),
  HOST: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("Address to listen on; others than loopback need PUBLIC_URL and APP_SECRET."),
  PUBLIC_URL: httpUrl
    .refine(isOrigin, "must end after the host: nothing can be served below a path")
    .transform((url) => new URL(url).origin)
    .optional()
    .describe("The origin that platforms call. Default: http://localhost:PORT"),
  APP_SECRET: z
    .string()
    .min(32, "must have at least 32 characters")
    .optional()
    .describe("Signs codes and webhook secrets. Default: made once and kept in DATA_DIR."),
  TRUST_PROXY: wholeNumber(0, 10)
    .default(0)
    .describe("How many proxies stand in front, whose X-Forwarded-For is believed."),
  DATA_DIR: z.string().min(1).default("./data").describe("Folder of the database and keys."),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, "must begin with mongodb:// or mongodb+srv://")
    .optional()
    .describe("MongoDB instead of the SQLite file; needs APP_SECRET."),
  METRICS_TOKEN: z
    .string()
    .min(16, "must have at least 16 characters")
    .optional()
    .describe("Opens /metrics to whoever bears it. Default: only this machine may read it."),
  RETENTION_DAYS: wholeNumber(1, 3650).default(30).describe("How long message texts are kept."),
  REGISTRATION: z
    .enum(["owner", "invite", "open"])
    .default("owner")
    .describe(
      "Who may talk to it: `owner` (who links with its codes), `invite` (whom the owner invites too), `open` (anybody).",
    ),
  DEFAULT_CURRENCY: z
    .string()
    .refine(isCurrency, "is no ISO 4217 code; write it like USD")
    .default(guessed.currency)
    .describe("Currency of people who have not said."),
  DEFAULT_TIME_ZONE: z
    .string()
    .refine(isTimeZone, "is no IANA time zone; write it like Europe/Berlin")
    .default(guessed.zone)
    .describe("Time zone of people who have not said."),
  DEFAULT_LOCALE: z
    .string()
    .refine(isLocale, "is no BCP 47 locale; write it like en-US")
    .default(guessed.locale)
    .describe("Language and region of people who have not said."),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, "is no bot token; copy it from @BotFather")
    .optional()
    .describe("Switches Telegram on."),
  TELEGRAM_MODE: z.enum(["polling", "webhook"]).default("polling").describe("`webhook` needs PUBLIC_URL on https."),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, "must be 16–256 letters, digits, _ or -")
    .optional()
    .describe("The secret header of webhooks. Default: derived from APP_SECRET."),
  TELEGRAM_API_ROOT: httpUrl.optional().describe("Another Bot API server."),
  PACE_TELEGRAM: pace.describe("Limits on what is sent. Default: the platform's; off with another API root."),
  SLACK_SIGNING_SECRET: z.string().min(1).optional().describe("Switches Slack on, together with SLACK_BOT_TOKEN."),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xox/, "is no bot token; it begins with xoxb-")
    .optional()
    .describe("OAuth & Permissions → Bot User OAuth Token."),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Another Web API than the platform's."),
  PACE_SLACK: pace.describe("Limits on what is sent. Default: the platform's; off with another API."),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC\w+$/, "is no account SID; it begins with AC")
    .optional()
    .describe("Switches SMS and the phone on, together with TWILIO_AUTH_TOKEN and TWILIO_PHONE_NUMBER."),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional().describe("Signs what comes in and opens the way out."),
  TWILIO_PHONE_NUMBER: z
    .string()
    .regex(/^\+?\d{3,15}$/, "must look like +15551234567")
    .optional()
    .describe("The number that people text and call."),
  TWILIO_WHATSAPP_NUMBER: z.string().optional().describe("The number that people write to on WhatsApp."),
  TWILIO_API_ROOT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Another API server."),
  PACE_SMS: pace.describe("Limits on what is sent. Default: the platform's; off with another API root."),
  SMS_DAILY_LIMIT: wholeNumber(1, 1_000_000).default(200).describe("Texts sent a day, in all."),
  SMS_STRANGER_DAILY_LIMIT: wholeNumber(0, 1_000_000)
    .default(3)
    .describe("Texts sent a day to a number that is not paired."),
  MICROSOFT_APP_ID: z
    .guid("is no application (client) ID; it looks like 00000000-0000-0000-0000-000000000000")
    .optional()
    .describe("Switches Teams on, together with MICROSOFT_APP_PASSWORD."),
  MICROSOFT_APP_PASSWORD: z.string().min(1).optional().describe("A client secret of the bot's registration."),
  MICROSOFT_APP_TENANT_ID: z
    .guid("is no directory (tenant) ID; it looks like 00000000-0000-0000-0000-000000000000")
    .optional()
    .describe("The directory of a registration for one tenant. Default: it is for many."),
  BOT_FRAMEWORK_EMULATOR: z
    .enum(["true", "false"])
    .default("false")
    .describe("`true` opens Teams' endpoint to every program on this machine, without a registration."),
  OPENAI_API_KEY: z
    .string()
    .min(1)
    .optional()
    .describe("Switches the language model on, for what the local understanding is not sure of."),
  OPENAI_BASE_URL: httpUrl
    .optional()
    .describe("Another server that speaks the same API; alone it is enough where no key is asked for."),
  LLM_MODEL: z.string().min(1).default("gpt-6-luna").describe("The model's name at the platform or server."),
  TRANSCRIBE_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe("What writes down voice notes. Default: gpt-4o-mini-transcribe on the platform, none elsewhere."),
  SPEECH_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe("What reads answers aloud. Default: gpt-4o-mini-tts on the platform, none elsewhere."),
  LLM_API: z
    .enum(["auto", "responses", "chat", "off"])
    .default("auto")
    .describe("`auto`: responses on the platform, chat elsewhere; `off`: no language model."),
  LLM_DAILY_BUDGET_USD: dollars
    .default(0.25)
    .describe("What the model may cost a day for one person; then the local understanding answers alone."),
  LLM_TOTAL_DAILY_BUDGET_USD: dollars.default(2).describe("What the model may cost a day in all."),
  EXCHANGE_RATES: z
    .enum(["ecb", "off"])
    .default("ecb")
    .describe(
      "`ecb`: foreign money is converted by the European Central Bank's daily rates; `off`: it waits for its charge.",
    ),
  EXCHANGE_RATES_URL: httpUrl.optional().describe("Another place of the bank's daily file."),
  RATE_LIMIT_REST: perMinute.default(120).describe("Requests a minute of one person to the API, or `off`."),
  RATE_LIMIT_REST_AI: perMinute
    .default(10)
    .describe("Requests a minute of one person to what the API has under /ai, or `off`."),
  RATE_LIMIT_SIGN_IN: perMinute
    .default(5)
    .describe("Tries a minute at signing in, of one address and at one account, or `off`."),
  RATE_LIMIT_IDENTITY: perMinute
    .default(30)
    .describe("Messages a minute of one person before their lane waits, or `off`."),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("How much is logged, as JSON on standard error."),
});

/** Names whose value may also come from a file named by `NAME_FILE`. */
export const SECRETS = [
  "APP_SECRET",
  "MONGODB_URI",
  "METRICS_TOKEN",
  "TELEGRAM_BOT_TOKEN",
  "TELEGRAM_WEBHOOK_SECRET",
  "SLACK_SIGNING_SECRET",
  "SLACK_BOT_TOKEN",
  "TWILIO_AUTH_TOKEN",
  "MICROSOFT_APP_PASSWORD",
  "OPENAI_API_KEY",
] as const;

/** Also true for what is no URL at all: that is another fault. */
function isOrigin(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed === null || `${parsed.origin}/` === parsed.href;
}
