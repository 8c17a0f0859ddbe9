import { InvalidInput } from "../../../domain/errors.ts";
import type { Models } from "./models.ts";
import { toVersion2 } from "./schema-version-2.ts";

/** What leads from each version to the next: the first from 1 to 2. Never changed, only added to; each may run twice. */
const migrations: readonly ((models: Models) => Promise<void>)[] = [toVersion2];

/** The schema that this program reads and writes. */
export const SCHEMA_VERSION = migrations.length + 1;

/** @throws InvalidInput when the database is of a later version; nothing may be touched then */
export async function assertKnownSchema(models: Models): Promise<void> {
  const version = await schemaVersion(models);
  if (version <= SCHEMA_VERSION) return;
  throw new InvalidInput(
    `The database of MONGODB_URI has schema version ${version}, this program knows up to ${SCHEMA_VERSION}. Run the newer program, or bring back an older backup.`,
  );
}

/** Brings a database to {@link SCHEMA_VERSION}; several processes may do so at once. An empty one is up to date already. */
export async function migrate(models: Models): Promise<void> {
  const version = (await schemaVersion(models)) || SCHEMA_VERSION;
  for (const [index, step] of migrations.entries()) {
    if (index + 1 < version) continue;
    await step(models);
    await noteVersion(models, index + 2);
  }
  await noteVersion(models, SCHEMA_VERSION);
}

/** The version of a database; 0 when it is empty. */
async function schemaVersion({ meta }: Models): Promise<number> {
  return (await meta.findById("schema").lean())?.schema_version ?? 0;
}

async function noteVersion({ meta }: Models, version: number): Promise<void> {
  await meta.updateOne({ _id: "schema" }, { $max: { schema_version: version } }, { upsert: true });
}
