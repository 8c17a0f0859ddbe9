/** What does not go together, judged by what was given, so that it is named along with the faults of single settings. */
export function combinationFaults(given: Readonly<Record<string, string>>): string[] {
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
function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127\./.test(host);
}
