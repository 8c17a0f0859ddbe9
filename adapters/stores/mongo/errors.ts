import { Error as MongooseError, mongo } from "mongoose";
import { Conflict, Unavailable } from "../../../domain/errors.ts";

/** Milliseconds after which a store that could not be reached is worth another try. */
const RETRY_AFTER = 1_000;

/** MongoDB's code for a broken unique key. */
const DUPLICATE_KEY = 11_000;

/** What MongoDB's own error codes mean to an operator (src/mongo/base/error_codes.yml of its source). */
const MEANINGS: Readonly<Record<number, string>> = {
  13: "MongoDB does not let this user read or write here. Give the user of MONGODB_URI the role readWrite.",
  18: "MongoDB refused the user or password of MONGODB_URI. Correct them.",
  50: "MongoDB took too long to answer. Try again in a moment.",
  64: "MongoDB could not copy the write to a majority of its members in time. Try again in a moment.",
  91: "MongoDB is shutting down. Try again in a moment.",
  189: "MongoDB is choosing a new primary. Try again in a moment.",
  8000: "MongoDB refused the user or password of MONGODB_URI. Correct them.",
  10107: "MongoDB is choosing a new primary. Try again in a moment.",
  11600: "MongoDB is shutting down. Try again in a moment.",
  11602: "MongoDB is choosing a new primary. Try again in a moment.",
  13435: "MongoDB is choosing a new primary. Try again in a moment.",
  13436: "MongoDB is choosing a new primary. Try again in a moment.",
  14031: "MongoDB's disk is full. Free some space, then try again.",
};

/** The error that a store's caller understands; what is no failure of MongoDB is handed back as it is. */
export function storeError(error: unknown): unknown {
  if (isDuplicate(error)) {
    return new Conflict("That stands in the store already; nothing was saved.", { cause: error });
  }
  const failure = failureOf(error);
  const meaning = failure instanceof mongo.MongoServerError ? MEANINGS[Number(failure.code)] : undefined;
  if (meaning !== undefined) return unavailable(meaning, error);
  if (CLOSED.some((kind) => failure instanceof kind)) return unavailable("The store is closed.", error);
  return isOutage(failure) ? unavailable("MongoDB can't be reached. Try again in a moment.", error) : error;
}

/** True when nothing but unique keys stood in the way of a write, or of each of several; what they let through is safe. */
export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE_KEY) return false;
  if (!(error instanceof mongo.MongoBulkWriteError)) return true;
  const failures = error.result.getWriteErrors();
  return failures.every(({ code }) => code === DUPLICATE_KEY) && !error.result.getWriteConcernError();
}

const CLOSED = [mongo.MongoNotConnectedError, mongo.MongoTopologyClosedError, mongo.MongoClientClosedError];

const OUTAGES = [
  mongo.MongoNetworkError,
  mongo.MongoServerSelectionError,
  mongo.MongoOperationTimeoutError,
  mongo.MongoWriteConcernError,
  MongooseError.MongooseServerSelectionError,
];

/** What kept several writes at once from being made, when it was not one of them. */
function failureOf(error: unknown): unknown {
  return error instanceof mongo.MongoBulkWriteError && error.errorResponse instanceof Error
    ? error.errorResponse
    : error;
}

function isOutage(error: unknown): boolean {
  if (OUTAGES.some((kind) => error instanceof kind)) return true;
  if (error instanceof mongo.MongoBulkWriteError && error.result.getWriteConcernError()) return true;
  return error instanceof mongo.MongoError && error.hasErrorLabel(mongo.MongoErrorLabel.RetryableWriteError);
}

function unavailable(message: string, cause: unknown): Unavailable {
  return new Unavailable(message, { cause, retryAfter: RETRY_AFTER });
}
