import { type DestinationStream, pino } from "pino";

/** The logger as the rest of the product uses it. */
export type Logger = Pick<ReturnType<typeof pino>, "debug" | "info" | "warn" | "error" | "level">;

/** Fields that must never be readable in a log, wherever they stand. */
const PRIVATE = [
  "text",
  "message",
  "caption",
  "description",
  "name",
  "token",
  "code",
  "secret",
  "phone",
  "from",
  "to",
  "address",
  "authorization",
  "cookie",
];

/** JSON lines, on standard error unless said otherwise; anything personal or secret that slips in is blotted out. */
export function createLogger(
  level: string,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  const paths = PRIVATE.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: "[redacted]" },
      serializers: { err: safeError },
    },
    destination,
  );
}

/** An error without its message, which may quote what a person wrote: its kind and code, where it broke, what caused it. */
function safeError(error: unknown): object {
  if (!(error instanceof Error)) return kindOf(error);
  const frames = error.stack
    ?.split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 8);
  const cause = error.cause === undefined ? {} : { cause: kindOf(error.cause) };
  return { ...kindOf(error), stack: frames?.join("\n"), ...cause };
}

function kindOf(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  return { type: error.name, ...("code" in error && typeof error.code === "string" && { reason: error.code }) };
}
