/** The part of a logger that the channels write to. It never gets tokens, texts, names, numbers or response URLs. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
