import { readFileSync } from "node:fs";
import { z } from "zod";
import { isLocale, isTimeZone } from "../domain/locale.ts";
import { isCurrency } from "../domain/money.ts";
import { guessDefaults } from "./defaults.ts";

/** Everything that can be set, read once at start. */
export type Config = z.output<typeof settings> & {
  /** DEFAULT_CURRENCY was not set: people are told which one was taken, and can change it with a tap. */
  readonly isCurrencyGuessed?: true;
};

/** Where people and platforms reach the server. */
export function publicUrlOf({ PUBLIC_URL, PORT }: Pick<Config, "PUBLIC_URL" | "PORT">): string {
  return PUBLIC_URL ?? `http://localhost:${PORT}`;
}

/** Exit code for a faulty configuration: EX_CONFIG of sysexits.h. */
export const EXIT_CONFIG = 78;

/** All faults of a configuration at once, each with its fix. */
export class ConfigFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The settings need attention:\n${faults.map((fault) => `  • ${fault}`).join("\n")}`);
    this.name = "ConfigFault";
    this.faults = faults;
  }
}

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
const settings = z.object({
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
  RETENTION_DAYS: wholeNumber(1, 3650).default(30).describe("How long message texts are kept."),
  REGISTRATION: z
    .enum(["owner"])
    .default("owner")
    .describe("Who may talk to it: `owner`, whoever pairs with the code that `npm start` prints."),
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
  LLM_API: z
    .enum(["auto", "responses", "chat", "off"])
    .default("auto")
    .describe("`auto`: responses on the platform, chat elsewhere; `off`: no language model."),
  LLM_DAILY_BUDGET_USD: dollars
    .default(0.25)
    .describe("What the model may cost a day for one person; then the local understanding answers alone."),
  LLM_TOTAL_DAILY_BUDGET_USD: dollars.default(2).describe("What the model may cost a day in all."),
  RATE_LIMIT_IDENTITY: perMinute
    .default(30)
    .describe("Messages a minute of one person before their lane waits, or `off`."),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("How much is logged, as JSON on standard error."),
});

/** Names whose value may also come from a file named by `NAME_FILE`. */
const SECRETS = [
  "APP_SECRET",
  "MONGODB_URI",
  "TELEGRAM_BOT_TOKEN",
  "TELEGRAM_WEBHOOK_SECRET",
  "SLACK_SIGNING_SECRET",
  "SLACK_BOT_TOKEN",
  "TWILIO_AUTH_TOKEN",
  "MICROSOFT_APP_PASSWORD",
  "OPENAI_API_KEY",
] as const;

/**
 * Reads the configuration from environment variables.
 *
 * @param readFile reads a secret's file; @throws what reading throws
 * @throws ConfigFault naming every fault at once
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string = (path) => readFileSync(path, "utf8"),
): Config {
  const faults: string[] = [];
  const given = withSecretFiles(environment, readFile, faults);
  const parsed = settings.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) faults.push(faultOf(issue, given));
  faults.push(...combinationFaults(given));
  if (!parsed.success || faults.length > 0) throw new ConfigFault(faults);
  return given.DEFAULT_CURRENCY === undefined ? { ...parsed.data, isCurrencyGuessed: true } : parsed.data;
}

/** The text of `.env.example`: every setting with what it is for and its default. */
export function envExample(): string {
  const lines = Object.entries(settings.shape).map(([name, schema]) => {
    const fallback = name.startsWith("DEFAULT_") ? "" : defaultOf(schema);
    return `# ${schema.description ?? ""}\n#${name}=${fallback}\n`;
  });
  return [
    "# Copy to .env and remove the # in front of what you set. All of it is optional.",
    `# ${SECRETS.join(", ")} may also stand in a file: set NAME_FILE to its path.`,
    "",
    ...lines,
  ].join("\n");
}

function withSecretFiles(
  environment: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
  faults: string[],
): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value?.trim()) given[name] = value.trim();
  for (const name of SECRETS) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    try {
      given[name] = readFile(file).trim();
    } catch {
      faults.push(`${name}_FILE names ${file}, which can't be read; check the path and its permissions.`);
    }
  }
  return given;
}

/** What does not go together, judged by what was given, so that it is named along with the faults of single settings. */
function combinationFaults(given: Readonly<Record<string, string>>): string[] {
  return [
    ...networkFaults(given),
    ...telegramFaults(given),
    ...emulatorFaults(given),
    ...halfChannels(given),
    ...modelFaults(given),
  ];
}

function networkFaults({ MONGODB_URI, HOST, PUBLIC_URL, APP_SECRET }: Readonly<Record<string, string>>): string[] {
  const faults: string[] = [];
  if (MONGODB_URI !== undefined && APP_SECRET === undefined) {
    faults.push(
      "MONGODB_URI needs APP_SECRET, which all processes on that database share; set it to 32 or more characters.",
    );
  }
  if (HOST !== undefined && !isLoopback(HOST) && (PUBLIC_URL === undefined || APP_SECRET === undefined)) {
    faults.push(`HOST=${HOST} opens it to the network: set PUBLIC_URL and APP_SECRET too, or HOST=127.0.0.1.`);
  }
  return faults;
}

function telegramFaults(given: Readonly<Record<string, string>>): string[] {
  const { PUBLIC_URL, TELEGRAM_MODE, TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT } = given;
  if (TELEGRAM_MODE !== "webhook" || TELEGRAM_BOT_TOKEN === undefined) return [];
  const api = TELEGRAM_API_ROOT === undefined ? null : URL.parse(TELEGRAM_API_ROOT);
  if (PUBLIC_URL?.startsWith("https:") || (api && isLoopback(api.hostname))) return [];
  return ["TELEGRAM_MODE=webhook needs PUBLIC_URL on https, because Telegram calls it; set it or use polling."];
}

/** Whoever reaches the emulator's endpoint may say to be anybody, so nobody but this machine may reach it. */
function emulatorFaults(given: Readonly<Record<string, string>>): string[] {
  const { BOT_FRAMEWORK_EMULATOR, HOST, PUBLIC_URL, MICROSOFT_APP_ID } = given;
  if (BOT_FRAMEWORK_EMULATOR !== "true") return [];
  const faults: string[] = [];
  const publicHost = PUBLIC_URL === undefined ? undefined : URL.parse(PUBLIC_URL)?.hostname;
  for (const [name, host] of [
    ["HOST", HOST],
    ["PUBLIC_URL", publicHost],
  ] as const) {
    if (host === undefined || isLoopback(host)) continue;
    faults.push(`BOT_FRAMEWORK_EMULATOR=true asks nobody for a token: remove it, or ${name}=${given[name]}.`);
  }
  if (MICROSOFT_APP_ID !== undefined) {
    faults.push(
      "BOT_FRAMEWORK_EMULATOR=true asks nobody for a token, and MICROSOFT_APP_ID everybody: remove one of them.",
    );
  }
  return faults;
}

/** What switches a channel on goes together, and what only tunes it is of no use without. */
const CHANNEL_SETTINGS: readonly { readonly needed: readonly string[]; readonly tuning: readonly string[] }[] = [
  { needed: ["TELEGRAM_BOT_TOKEN"], tuning: ["TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_API_ROOT"] },
  { needed: ["SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN"], tuning: ["SLACK_API_URL"] },
  {
    needed: ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_PHONE_NUMBER"],
    tuning: ["TWILIO_WHATSAPP_NUMBER", "TWILIO_API_ROOT"],
  },
  { needed: ["MICROSOFT_APP_ID", "MICROSOFT_APP_PASSWORD"], tuning: ["MICROSOFT_APP_TENANT_ID"] },
];

function halfChannels(given: Readonly<Record<string, string>>): string[] {
  return CHANNEL_SETTINGS.flatMap(({ needed, tuning }) => {
    const missing = needed.filter((name) => given[name] === undefined);
    const set = [...needed, ...tuning].filter((name) => given[name] !== undefined);
    if (missing.length === 0 || set.length === 0) return [];
    return set.map((name) => `${name} is set but ${missing.join(" and ")} is not; set it, or remove ${name}.`);
  });
}

/** An API that is asked for by name needs somebody who speaks it. */
function modelFaults({ OPENAI_API_KEY, OPENAI_BASE_URL, LLM_API }: Readonly<Record<string, string>>): string[] {
  const isAsked = LLM_API === "responses" || LLM_API === "chat";
  if (!isAsked || OPENAI_API_KEY !== undefined || OPENAI_BASE_URL !== undefined) return [];
  return [`LLM_API=${LLM_API} needs OPENAI_API_KEY or OPENAI_BASE_URL; set one, or remove LLM_API.`];
}

/** True for names and addresses that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127\./.test(host);
}

/** The setting, its value where that is no secret, and what it must be. */
function faultOf(issue: z.core.$ZodIssue, given: Readonly<Record<string, string>>): string {
  const name = issue.path.join(".");
  const isSecret = SECRETS.some((secret) => secret === name);
  const fix = issue.code === "invalid_value" ? `must be ${issue.values.map(String).join(" or ")}` : issue.message;
  return `${name}${isSecret ? "" : `=${given[name]}`} ${fix}.`;
}

function defaultOf(schema: z.ZodType): string {
  const { data } = schema.safeParse(undefined);
  return typeof data === "string" || typeof data === "number" ? String(data) : "";
}

/** Also true for what is no URL at all: that is another fault. */
function isOrigin(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed === null || `${parsed.origin}/` === parsed.href;
}
