import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

/** A server beside the project that speaks MongoDB's wire protocol. */
const PEER_PATH = new URL("../../../../../shared/peers/mongo.sh", import.meta.url).pathname;

/** False where the peer is not there: the tests that need it are skipped by name. */
export const hasPeer = existsSync(PEER_PATH);

/** A running peer with nothing in it. */
export interface Peer {
  readonly port: number;
  /** The address of a database that nobody else uses. */
  newDatabase(): string;
  stop(): Promise<void>;
}

/** Starts the peer on a free port, its data in memory. */
export async function startPeer(): Promise<Peer> {
  const port = await freePort();
  const server = spawn(PEER_PATH, [`${port}`], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(server, "exit");
  const [address] = await Promise.race([once(createInterface(server.stdout), "line"), ended.then(refuse)]);
  let databases = 0;
  return {
    port,
    newDatabase() {
      databases += 1;
      return `${address}database-${databases}`;
    },
    async stop() {
      server.kill();
      await ended;
    },
  };
}

function refuse(): never {
  throw new Error("The MongoDB peer did not start.");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return address.port;
}
