import { Writable } from "node:stream";
import { createLogger, type Logger } from "../../bot/logger.ts";

/** The product's own logger, writing into memory at the most talkative level. */
export interface MemoryLog {
  readonly log: Logger;
  /** Everything that was logged, as it would stand on standard error. */
  text(): string;
  lines(): Record<string, unknown>[];
}

/** Opens one. */
export function memoryLog(level = "trace"): MemoryLog {
  let written = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString("utf8");
      done();
    },
  });
  return {
    log: createLogger(level, stream),
    text: () => written,
    lines: () =>
      written
        .trim()
        .split("\n")
        .filter((line) => line !== "")
        .map((line): Record<string, unknown> => JSON.parse(line)),
  };
}
