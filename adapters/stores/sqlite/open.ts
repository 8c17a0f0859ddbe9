import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { Unavailable } from "../../../domain/errors.ts";
import { connect, type Database } from "./database.ts";
import { storeError } from "./errors.ts";
import { migrate } from "./schema.ts";

/** How long opening waits for another process that is just migrating or folding its log in, milliseconds. */
const OPENING_TIMEOUT = 5_000;

/** How long a write blocks the event loop before it is tried again later, milliseconds. */
const BUSY_TIMEOUT = 50;

const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

/** Bits of a folder's mode: what group and others may do, and the sticky bit. */
const OPEN_TO_OTHERS = 0o077;
const SHARED = 0o1000;

/**
 * Opens the file, creating it for its owner alone, and migrates it.
 *
 * @param file name of the file in the folder, or `:memory:`
 * @throws InvalidInput when the file is newer than this program
 * @throws Unavailable when it can't be opened, or the folder can't be closed to others
 */
export function openDatabase(folder: string, file: string): Database {
  const path = file === ":memory:" ? file : prepareFile(folder, file);
  try {
    const db = connect(path, OPENING_TIMEOUT);
    try {
      db.all("PRAGMA journal_mode = WAL");
      // macOS keeps an fsync in the drive's cache unless asked; elsewhere this does nothing.
      db.exec("PRAGMA fullfsync = ON");
      migrate(db);
      db.all(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw storeError(error);
  }
}

/** SQLite gives the write-ahead log and its index the file's own mode, so the file has to exist with the right one first. */
function prepareFile(folder: string, file: string): string {
  const path = join(folder, file);
  try {
    mkdirSync(folder, { recursive: true, mode: OWNER_ONLY.folder });
    protectFolder(folder);
    // An open file descriptor must never be closed on a database in use: that would drop this process's locks on it.
    if (!existsSync(path)) closeSync(openSync(path, "a", OWNER_ONLY.file));
    for (const part of [path, `${path}-wal`, `${path}-shm`]) {
      if (existsSync(part)) chmodSync(part, OWNER_ONLY.file);
    }
    return path;
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    throw new Unavailable(`The store's file ${path} can't be created or protected.`, { cause: error });
  }
}

/** Closes a folder that stood open to others; one that everybody writes to is not ours to close. */
function protectFolder(folder: string): void {
  const { mode } = statSync(folder);
  if ((mode & OPEN_TO_OTHERS) === 0) return;
  try {
    if ((mode & SHARED) !== 0) throw new Error("The folder has the sticky bit, as shared folders have.");
    chmodSync(folder, OWNER_ONLY.folder);
  } catch (cause) {
    throw new Unavailable(
      `Others can look into the folder ${folder}. Set DATA_DIR to a folder of its own, or let its owner run: chmod 700 ${folder}`,
      { cause },
    );
  }
}
