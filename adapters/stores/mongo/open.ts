import { type Connection, createConnection, mongo } from "mongoose";
import { InvalidInput, Unavailable } from "../../../domain/errors.ts";
import { storeError } from "./errors.ts";
import { createIndexes, createModels, type Models } from "./models.ts";
import { assertKnownSchema, migrate } from "./schema-version.ts";

/** A database with everything in place. */
export interface OpenDatabase {
  readonly models: Models;
  /** For what brings a way of its own to keep things. */
  readonly database: mongo.Db;
  readonly close: () => Promise<void>;
}

/** Used when the URI names no database. */
const DEFAULT_DATABASE = "budgetwise";

/**
 * Connects, creates what is missing, and migrates.
 *
 * @param uri `mongodb://…` or `mongodb+srv://…`
 * @param patience how long a server is looked for, now and in every later call, milliseconds
 * @throws InvalidInput when the URI is none, or the database is newer than this program
 * @throws Unavailable when nobody answers there, or not to us
 */
export async function openDatabase(uri: string, patience: number): Promise<OpenDatabase> {
  const connection = createConnection(uri, {
    ...(namesDatabase(uri) ? {} : { dbName: DEFAULT_DATABASE }),
    serverSelectionTimeoutMS: patience,
    connectTimeoutMS: patience,
    // Acknowledged means: it outlives the loss of the primary, and of its power. The URI can't ask for less.
    w: "majority",
    journal: true,
    readPreference: "primary",
    ignoreUndefined: true,
    bufferCommands: false,
  });
  try {
    return await prepare(connection);
  } catch (error) {
    // Letting go of what never came to be fails of the same cause.
    await connection.destroy().catch(() => {});
    throw openingError(uri, error);
  }
}

async function prepare(connection: Connection): Promise<OpenDatabase> {
  await connection.asPromise();
  const models = createModels(connection);
  await assertKnownSchema(models);
  await createIndexes(models);
  await migrate(models);
  if (!connection.db) throw new TypeError("A connection that is open has a database.");
  return { models, database: connection.db, close: () => connection.destroy() };
}

function namesDatabase(uri: string): boolean {
  return /^[^:]+:\/\/[^/]+\/[^?]/.test(uri);
}

function openingError(uri: string, error: unknown): unknown {
  const meaning = storeError(error);
  if (meaning instanceof Unavailable) {
    // It tells what is wrong with the setting already.
    if (meaning.message.includes("MONGODB_URI")) return meaning;
    return new Unavailable(
      `No MongoDB answers at ${withoutSecrets(uri)}. Start it, set MONGODB_URI to where it runs, or remove MONGODB_URI to keep the data in a file of this computer.`,
      { cause: error },
    );
  }
  if (!isAddressError(error)) return meaning;
  return new InvalidInput(
    `MONGODB_URI is no address of a MongoDB (${error.message}). Write it as mongodb://host:27017/budgetwise.`,
    { cause: error },
  );
}

/** The parser of addresses has an error class of its own, of the same name as the driver's. */
function isAddressError(error: unknown): error is Error {
  return error instanceof Error && (error instanceof mongo.MongoDriverError || error.name === "MongoParseError");
}

/** The hosts and the database of a URI. */
function withoutSecrets(uri: string): string {
  return uri.replace(/\?.*/, "").replace(/\/\/.*@/, "//");
}
