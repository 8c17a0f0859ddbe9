import { InvalidInput } from "../../../domain/errors.ts";
import type { Database } from "./database.ts";
import { integer } from "./row.ts";
import { version1 } from "./schema-version-1.ts";
import { version2 } from "./schema-version-2.ts";
import { version3 } from "./schema-version-3.ts";
import { version4 } from "./schema-version-4.ts";
import { version5 } from "./schema-version-5.ts";
import { version6 } from "./schema-version-6.ts";
import { version7 } from "./schema-version-7.ts";
import { version8 } from "./schema-version-8.ts";
import { version9 } from "./schema-version-9.ts";
import { version10 } from "./schema-version-10.ts";
import { version11 } from "./schema-version-11.ts";

/** What leads from each version to the next; the first makes version 1 of an empty file. Never changed, only added to. */
const migrations: readonly string[] = [
  version1,
  version2,
  version3,
  version4,
  version5,
  version6,
  version7,
  version8,
  version9,
  version10,
  version11,
];

/** The schema that this program reads and writes. */
export const SCHEMA_VERSION = migrations.length;

/**
 * Brings a database to {@link SCHEMA_VERSION}, one transaction a step, so that a crash leaves a whole version.
 *
 * @throws InvalidInput when the database is of a later version
 */
export function migrate(db: Database): void {
  assertKnown(schemaVersion(db));
  while (schemaVersion(db) < SCHEMA_VERSION) {
    db.exec("BEGIN IMMEDIATE");
    try {
      // Read again: another process may have migrated while this one waited for the lock.
      const version = schemaVersion(db);
      const step = migrations[version];
      if (step !== undefined) {
        db.exec(step);
        db.exec(`DELETE FROM meta; INSERT INTO meta (schema_version) VALUES (${version + 1})`);
      }
      db.exec("COMMIT");
    } catch (error) {
      if (db.isInTransaction()) db.exec("ROLLBACK");
      throw error;
    }
  }
}

/** The version of a database; 0 when it is empty. */
export function schemaVersion(db: Database): number {
  const table = db.get("SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'meta'");
  if (!table) return 0;
  const row = db.get("SELECT schema_version FROM meta");
  return row ? integer(row, "schema_version") : 0;
}

function assertKnown(version: number): void {
  if (version <= SCHEMA_VERSION) return;
  throw new InvalidInput(
    `The store's file has schema version ${version}, this program knows up to ${SCHEMA_VERSION}. Run the newer program, or bring back an older backup.`,
  );
}
