/** Something in a file that looks like a secret that opens something. */
export interface SecretFound {
  readonly what: string;
  /** From 1. */
  readonly line: number;
}

/** How secrets look, by whose they are. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  "a private key": /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  "a token of this product": /\bbw_[A-Za-z0-9_-]{43}\b/,
  "a signed token (JWT)": /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/,
  "a Telegram bot's token": /\b\d{8,10}:[A-Za-z0-9_-]{35}\b/,
  "a Slack token": /\bxox[abeprs]-\d{6,}-[\w-]{10,}/,
  "a Slack app's token": /\bxapp-\d-[A-Z0-9]{8,}-[\w-]{20,}/,
  "a Twilio API key": /\bSK[0-9a-f]{32}\b/,
  "an OpenAI key": /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{32,}/,
  "a GitHub token": /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,})/,
  "an AWS key": /\bAKIA[0-9A-Z]{16}\b/,
  "a Google key": /\bAIza[\w-]{35}/,
  "a password in an address": /\b[a-z][a-z+]+:\/\/[^\s/:@"'`$<{]+:[^\s/@"'`$<{]{8,}@/,
  "a value that is called a secret":
    /(?:secret|token|password|api_?key)["']?\s*[:=]\s*["']?(?=[A-Za-z+/_-]*\d)(?=[\d+/_-]*[A-Za-z])[A-Za-z0-9+/_-]{32,}/i,
};

/** Values that open nothing: what platforms document, and what counts up. */
const HARMLESS: readonly string[] = [
  // Of Slack's own description of signatures.
  "8f742231b10e8888abcd99yyyzzz85a5",
  "0123456789abcdef0123456789abcdef",
];

/** Finds what must not stand in a file that others get to see. */
export function findSecrets(text: string): SecretFound[] {
  return text.split("\n").flatMap((line, index) => {
    const kept = HARMLESS.reduce((rest, value) => rest.replaceAll(value, ""), line);
    return Object.entries(SHAPES)
      .filter(([, shape]) => shape.test(kept))
      .map(([what]) => ({ what, line: index + 1 }));
  });
}
