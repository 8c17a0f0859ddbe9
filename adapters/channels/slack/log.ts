/** The part of a logger that this channel writes to. It never gets tokens, texts, names or response URLs. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
