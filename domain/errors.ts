/**
 * The few errors that a person, a platform or an operator can act on.
 *
 * `message` names the offending value and the fix and may be shown to a person; `code` is for programs.
 */
export type ErrorCode = "invalid_input" | "not_found" | "conflict" | "unavailable" | "forbidden";

interface ErrorDetails {
  readonly code: ErrorCode;
  readonly retryable: boolean;
}

/** Base of all errors that BudgetWise raises on purpose. */
export class BudgetWiseError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;

  constructor(details: ErrorDetails, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = details.code;
    this.retryable = details.retryable;
  }
}

/** What was said or sent can't be used as it is; the message tells what to change. */
export class InvalidInput extends BudgetWiseError {
  constructor(message: string, options?: ErrorOptions) {
    super({ code: "invalid_input", retryable: false }, message, options);
  }
}

/** The thing that was named does not exist, or is not visible to who asks. */
export class NotFound extends BudgetWiseError {
  constructor(message: string, options?: ErrorOptions) {
    super({ code: "not_found", retryable: false }, message, options);
  }
}

/** Somebody else changed the same thing since; nothing was touched. */
export class Conflict extends BudgetWiseError {
  constructor(message: string, options?: ErrorOptions) {
    super({ code: "conflict", retryable: false }, message, options);
  }
}

/** Not allowed for who asks. */
export class Forbidden extends BudgetWiseError {
  constructor(message: string, options?: ErrorOptions) {
    super({ code: "forbidden", retryable: false }, message, options);
  }
}

/** The store, a platform or a service can't be reached now; nothing was saved. Safe to try again. */
export class Unavailable extends BudgetWiseError {
  /** Milliseconds after which another try makes sense. */
  readonly retryAfter: number | undefined;

  constructor(message: string, options?: ErrorOptions & { retryAfter?: number }) {
    super({ code: "unavailable", retryable: true }, message, options);
    this.retryAfter = options?.retryAfter;
  }
}
