import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { commandsIn } from "./wire.ts";

/** `lost`: the command never arrives · `unanswered`: it is carried out, but nobody hears of it · `frozen`: it waits for `thaw`. */
export type Fate = "lost" | "unanswered" | "frozen";

/** A way to a server that fails at will. */
export interface Proxy {
  readonly port: number;
  /** The n-th command from now on (1: the next; housekeeping aside) meets that fate. @returns resolves when it has come */
  failAt(n: number, fate: Fate): Promise<void>;
  /** Lets what was frozen go on. */
  thaw(): void;
  /** Cuts all connections, and takes no more until `restore`. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

/** Stands before a server on this computer. */
export async function startProxy(target: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let plan: { left: number; readonly fate: Fate; readonly reached: () => void } | null = null;
  let isCut = false;
  let frozen: (() => void)[] | null = null;

  const server = createServer((client) => {
    if (isCut) return void client.destroy();
    const upstream = connect(target, "127.0.0.1");
    const commands = commandsIn();
    let isMute = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket
        .on("error", () => {})
        .on("close", () => {
          sockets.delete(socket);
          client.destroy();
          upstream.destroy();
        });
    }
    client.on("data", (bytes: Buffer) => {
      const fate = fateOf(commands(bytes));
      if (fate === "lost") return cut();
      isMute = fate === "unanswered";
      if (frozen) frozen.push(() => upstream.write(bytes));
      else upstream.write(bytes);
    });
    upstream.on("data", (bytes) => {
      if (isMute) cut();
      else client.write(bytes);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");

  return {
    port: address.port,
    failAt(n, fate) {
      const { promise, resolve } = Promise.withResolvers<void>();
      plan = { left: n, fate, reached: resolve };
      return promise;
    },
    thaw() {
      const waiting = frozen ?? [];
      frozen = null;
      for (const goOn of waiting) goOn();
    },
    cut,
    restore() {
      isCut = false;
    },
    async close() {
      cut();
      server.close();
      await once(server, "close");
    },
  };

  function cut(): void {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  }

  function fateOf(commands: number): Fate | null {
    if (!plan || commands === 0) return null;
    plan.left -= commands;
    if (plan.left > 0) return null;
    const { fate, reached } = plan;
    plan = null;
    if (fate === "frozen") frozen = [];
    reached();
    return fate;
  }
}
