import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "../support/run-app.ts";

/** The processes under test; they share one data folder. */
export interface Fleet {
  readonly ports: readonly number[];
  /** SIGKILL and a fresh start; resolves when it serves again. */
  kill(index: number): Promise<void>;
  /** SIGSTOP for that many milliseconds. */
  freeze(index: number, ms: number): Promise<void>;
  /** SIGTERM to all; resolves when they have ended. @returns their exit codes, null of one that had to be killed after all */
  stop(): Promise<(number | null)[]>;
}

/** Milliseconds; an orderly stop takes ten seconds at most. */
const STOPS_WITHIN = 30_000;
const SERVER = join(import.meta.dirname, "server.ts");

/** Starts `size` processes with the given environment. */
export async function startFleet(size: number, environment: NodeJS.ProcessEnv): Promise<Fleet> {
  const ports = await Promise.all(Array.from({ length: size }, () => freePort()));
  const children = await Promise.all(ports.map((port) => start(port, environment)));
  return {
    ports,
    async kill(index) {
      const child = children[index];
      if (!child) return;
      child.kill("SIGKILL");
      await ended(child);
      children[index] = await start(ports[index] ?? 0, environment);
    },
    async freeze(index, ms) {
      children[index]?.kill("SIGSTOP");
      await new Promise((resolve) => setTimeout(resolve, ms));
      children[index]?.kill("SIGCONT");
    },
    stop() {
      return Promise.all(
        children.map((child) => {
          child.kill("SIGTERM");
          const patience = setTimeout(() => child.kill("SIGKILL"), STOPS_WITHIN);
          return ended(child).finally(() => clearTimeout(patience));
        }),
      );
    },
  };
}

async function start(port: number, environment: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, [SERVER], {
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once("data", () => resolve());
    child.once("exit", (code) => reject(new Error(`a process under test ended with ${code} before it was ready`)));
  });
  return child;
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once("exit", (code) => resolve(code)));
}
