/** A server that answers `POST /v1/expenses` and `GET /v1/budget/summary`. */
export interface Served {
  readonly url: string;
  /** What lets a request in. */
  readonly headers: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}
