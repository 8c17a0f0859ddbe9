import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { median, percentile, round } from "./statistics.ts";

type Name = "budgetwise" | "bare";

/** How one server did one thing in one round. */
interface Run {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
}

interface Endpoint {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
}

const ENDPOINTS = {
  log_expense: {
    method: "POST",
    path: "/v1/expenses",
    body: JSON.stringify({ amount: 4.5, description: "Coffee", category_id: "dining" }),
  },
  summary: { method: "GET", path: "/v1/budget/summary" },
} as const satisfies Record<string, Endpoint>;

/**
 * `POST /v1/expenses` and `GET /v1/budget/summary` beside bare express and SQLite doing the same statement: a process for each,
 * the same clients, rounds interleaved so that both meet the same machine. The first rounds, in which both are still being compiled,
 * do not count.
 */
export async function benchApi({ rounds = 11, warmUp = 4, requests = 200, clients = 16 } = {}): Promise<object> {
  const servers = { budgetwise: await start("budgetwise"), bare: await start("bare") };
  const runs: Record<string, Record<Name, Run[]>> = {};
  for (const what of Object.keys(ENDPOINTS)) runs[what] = { budgetwise: [], bare: [] };
  for (let at = -warmUp; at < rounds; at++) {
    for (const [what, endpoint] of Object.entries(ENDPOINTS)) {
      for (const name of ["budgetwise", "bare"] as const) {
        const run = await drive(servers[name], endpoint, requests, clients);
        if (at >= 0) runs[what]?.[name].push(run);
      }
    }
  }
  for (const server of Object.values(servers)) server.stop();
  return Object.fromEntries(Object.entries(runs).map(([what, its]) => [what, resultOf(its)]));
}

function resultOf({ budgetwise, bare }: Record<Name, Run[]>): object {
  const told = (its: readonly Run[]) => ({
    per_second: round(median(its.map(({ perSecond }) => perSecond))),
    p99_ms: round(median(its.map(({ p99 }) => p99))),
  });
  const ratios = budgetwise.map(({ perSecond }, index) => perSecond / (bare[index]?.perSecond ?? Number.NaN));
  return { budgetwise: told(budgetwise), bare: told(bare), ratio: round(median(ratios)) };
}

interface Server {
  readonly url: string;
  readonly headers: Record<string, string>;
  stop(): void;
}

async function start(name: Name): Promise<Server> {
  const child = fork(join(import.meta.dirname, "api/process.ts"), [name], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const [ready]: { url: string; headers: Record<string, string> }[] = await once(child, "message");
  if (!ready) throw new Error(`${name} did not start.`);
  return { ...ready, stop: () => void child.send("stop") };
}

async function drive(server: Server, endpoint: Endpoint, count: number, clients: number): Promise<Run> {
  const agent = new Agent({ keepAlive: true });
  const latencies: number[] = [];
  let begun = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (begun++ < count) latencies.push(await ask(server, endpoint, agent));
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  agent.destroy();
  return { perSecond: latencies.length / seconds, p99: percentile(latencies, 0.99) };
}

function ask({ url, headers }: Server, { method, path, body }: Endpoint, agent: Agent): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const start = performance.now();
  const length =
    body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  const asking = request(`${url}${path}`, { method, agent, headers: { ...headers, ...length } }, (response) => {
    response.resume();
    response.on("end", () => {
      if (response.statusCode === 200 || response.statusCode === 201) resolve(performance.now() - start);
      else reject(new Error(`${path} answered ${response.statusCode}.`));
    });
  });
  asking.on("error", reject);
  asking.end(body);
  return promise;
}
