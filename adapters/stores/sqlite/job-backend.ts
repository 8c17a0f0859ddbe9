import { randomUUID } from "node:crypto";
import type { AgendaBackend } from "agenda";
import type { Connection } from "./connection.ts";
import { createJobRepository } from "./job-repository.ts";

/** Where agenda keeps its jobs: in the store's own file, over the store's own connection. */
export function createJobBackend(connection: Connection): AgendaBackend {
  return {
    name: "SQLite",
    repository: createJobRepository(connection, randomUUID),
    ownsConnection: false,
    connect: async () => {},
    disconnect: async () => {},
  };
}
