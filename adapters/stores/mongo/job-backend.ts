import { MongoBackend } from "@agendajs/mongo-backend";
import type { AgendaBackend } from "agenda";
import type { mongo } from "mongoose";

const COLLECTION = "jobs";

/** Where agenda keeps its jobs: in the store's own database, over the store's own connection. */
export async function openJobBackend(database: mongo.Db): Promise<AgendaBackend> {
  // All jobs repeat. Two processes that set one up at the same time would otherwise make two of it.
  await database.collection(COLLECTION).createIndex({ name: 1, type: 1 }, { unique: true });
  const backend = new MongoBackend({ mongo: database, collection: COLLECTION });
  await backend.connect();
  return {
    name: backend.name,
    repository: backend.repository,
    ownsConnection: false,
    connect: async () => {},
    disconnect: async () => {},
  };
}
