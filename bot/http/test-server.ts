import { createHash, randomBytes } from "node:crypto";
import { type IncomingHttpHeaders, request } from "node:http";
import { openSqliteStores } from "../../adapters/stores/sqlite/index.ts";
import { createSpending } from "../../dialogs/agent/spending.ts";
import type { InboundEvent, Reply } from "../../dialogs/channel.ts";
import type { ChatMessage, StoredReply, Turn } from "../../dialogs/ports.ts";
import type { AccessStore } from "../../domain/access.ts";
import { type IdSource, idSource } from "../../domain/ids.ts";
import type { Person } from "../../domain/person.ts";
import { aLedger } from "../../tests/contracts/samples.ts";
import type { Stores } from "../../tests/contracts/stores.ts";
import { createAccessJwt } from "../access/access-jwt.ts";
import { type Accounts, createAccounts } from "../access/accounts.ts";
import { createEntrance } from "../access/entrance.ts";
import { createPasswords } from "../access/passwords.ts";
import type { Happened } from "../access/trail.ts";
import { type Codes, createCodes } from "../codes.ts";
import { createDirectAccounts } from "../direct-account.ts";
import { createDirectCalls } from "../direct-calls.ts";
import { createKeyedQueue } from "../turns/mutex.ts";
import { createHttpApp } from "./app.ts";
import type { HttpDeps } from "./deps.ts";
import { type Listening, listen } from "./listen.ts";
import { createOpenStreams } from "./open-streams.ts";
import { createLimiter, DEFAULT_LIMITS } from "./rest/limits.ts";
import type { BudgetSummaryView } from "./rest/summary-view.ts";

/** A real server on a loopback port with its stores in memory, for the tests of this folder. */
export interface TestServer extends Listening {
  readonly url: string;
  /** Events in the order of their acceptance, each once. */
  readonly accepted: InboundEvent[];
  /** Lines that were logged. */
  readonly logged: object[];
  readonly access: AccessStore;
  /** What was noted as mattering to security. */
  readonly noted: Happened[];
  /** People whose chats were told of a browser that was signed in. */
  readonly told: string[];
  /** The clock; tests set it. */
  readonly clock: { now: Temporal.Instant };
  /** Makes a sign-in code of 10 minutes. */
  issueCode(person?: Person): string;
  /** Signs in and answers with the cookie header. */
  signIn(person?: Person): Promise<string>;
  /** Tells watchers that something was committed. */
  change(): void;
  /** How many watch for changes. */
  watchers(): number;
  readonly messages: ChatMessage[];
}

export const SAM: Person = {
  id: "0192f0c0-0000-7000-8000-000000000001",
  name: "Sam",
  locale: "en-US",
  zone: "Europe/Berlin",
  currency: "USD",
  ledger: "0192f0c0-0000-7000-8000-0000000000a1",
  createdAt: "2026-01-01T08:00:00Z",
};

export const KIM: Person = {
  ...SAM,
  id: "0192f0c0-0000-7000-8000-000000000002",
  name: "Kim",
  ledger: "0192f0c0-0000-7000-8000-0000000000a2",
};

export const HOME: BudgetSummaryView = {
  user_id: SAM.id,
  currency: "USD",
  month: "2026-11",
  total_budget: 2190,
  total_spent: 2053,
  total_remaining: 137,
  total_reserved: 0,
  total_covered: 0,
  free_to_spend: 137.42,
  per_day: 17.17,
  pace: "ahead",
  period: { start: "2026-11-01", end: "2026-11-30", days_left: 8 },
  categories: [
    {
      category_id: "dining",
      name: "Dining",
      emoji: "🍽️",
      allocated_amount: 200,
      spent_amount: 269,
      remaining_amount: -69,
      reserved_amount: 0,
      percent: 134.5,
    },
  ],
  overspent_categories: ["dining"],
  transaction_count: 1,
  latest: [
    { id: "e1", description: "Oat latte", amount: 4.75, currency: "USD", category_id: "dining", date: "2026-11-23" },
  ],
};

export interface TestOptions {
  readonly deps?: Partial<HttpDeps>;
  /** What a turn answers; null keeps it open. */
  readonly reply?: (event: InboundEvent) => Promise<Reply | null>;
}

export const textReply = (text: string): Reply => ({ blocks: [{ kind: "text", text }], privacy: "private" });

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Starts it on any free port. Close it when done. */
export async function startTestServer({ deps, reply }: TestOptions = {}): Promise<TestServer> {
  const clock = { now: Temporal.Instant.from("2026-11-23T12:00:00Z") };
  const logged: object[] = [];
  const told: string[] = [];
  const noted: Happened[] = [];
  const note = (fields: object) => void logged.push(fields);
  const turns = inMemoryTurns(reply ?? (async () => textReply("Noted.")), () => clock.now);
  const newId = idSource(() => clock.now.epochMilliseconds, randomBytes);
  const stores = openSqliteStores({ folder: "", file: ":memory:" });
  await createPeople(stores);
  const app = createHttpApp({
    people: stores.people,
    access: stores.access,
    accounts: accountsOver(stores, () => clock.now, newId),
    codes: codesOf(stores, () => clock.now),
    directAccounts: createDirectAccounts({
      ...stores,
      codes: codesOf(stores, () => clock.now),
      ledgerQueue: createKeyedQueue(),
      now: () => clock.now,
      newId,
      registration: "owner",
      ways: () => [],
      pinPage: null,
    }),
    wording: null,
    speech: {
      hearing: null,
      speaking: null,
      spending: createSpending({ ...stores, budget: BUDGET, now: () => clock.now }),
    },
    trail: async (happened) => void noted.push(happened),
    sendCode: () => {},
    streams: createOpenStreams(),
    limiter: createLimiter({ ...DEFAULT_LIMITS, other: "off" }),
    ledgers: stores.ledgers,
    turns: turns.store,
    inbox: turns.inbox,
    direct: createDirectCalls({ ...stores, ledgerQueue: createKeyedQueue(), now: () => clock.now, newId }),
    now: () => clock.now,
    newId,
    randomBytes,
    measures: { request: () => {} },
    metrics: async () => "",
    pinSetting: { byCode: async () => null, of: async () => {} },
    log: { info: note, warn: note, error: note },
    publicUrl: "http://localhost:3000",
    mounts: [],
    isReady: async () => true,
    readHome: async () => HOME,
    tellSignedIn: async ({ person }) => void told.push(person),
    ...deps,
  });
  const server = await listen(app, { host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${server.port}`;

  function issueCode(person: Person = SAM): string {
    const code = randomBytes(24).toString("base64url");
    void stores.people.createCode({
      hash: sha256(code),
      purpose: "signin",
      person: person.id,
      expires: clock.now.add({ minutes: 10 }).toString(),
    });
    return code;
  }

  return {
    ...server,
    async close(deadlineMs) {
      await server.close(deadlineMs);
      await stores.close();
    },
    url,
    accepted: turns.accepted,
    logged,
    noted,
    access: stores.access,
    told,
    clock,
    issueCode,
    async signIn(person) {
      const response = await fetch(`${url}/v1/auth/signin`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ code: issueCode(person) }),
      });
      return (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
    },
    change() {
      for (const tell of turns.watchers) tell();
    },
    watchers: () => turns.watchers.size,
    messages: turns.messages,
  };
}

/** Sam and Kim, each with an empty book. */
async function createPeople({ people }: Pick<Stores, "people">): Promise<void> {
  for (const person of [SAM, KIM]) {
    const ledger = aLedger({ id: person.ledger, members: [{ person: person.id, role: "owner" }] });
    await people.createPerson(person, ledger);
  }
}

/** Half a dollar a day for each of two. */
const BUDGET = { person: 500_000, all: 1_000_000 };

const SECRET = "the secret of a server that runs in a test";

function codesOf({ people }: Pick<Stores, "people">, now: () => Temporal.Instant): Codes {
  return createCodes(people, SECRET, { now, randomBytes });
}

function accountsOver(stores: Stores, now: () => Temporal.Instant, newId: IdSource): Accounts {
  const codes = codesOf(stores, now);
  const defaults = { currency: "USD", zone: "UTC", locale: "en-US" };
  return createAccounts({
    ...stores,
    ...{ now, newId, randomBytes },
    passwords: createPasswords(SECRET, randomBytes),
    jwt: createAccessJwt(SECRET),
    entrance: createEntrance({ ...stores, codes, registration: "owner", defaults, now, newId }),
  });
}

/** A request with headers of its own choice, `Host` and `Origin` included, as `fetch` does not make it. */
export function rawRequest({ url }: TestServer, method: string, path: string, headers: Record<string, string>) {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; headers: IncomingHttpHeaders }>();
  const sent = request(`${url}${path}`, { method, headers }, (response) => {
    response.resume();
    response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
  });
  sent.on("error", reject);
  sent.end();
  return promise;
}

function inMemoryTurns(reply: (event: InboundEvent) => Promise<Reply | null>, now: () => Temporal.Instant) {
  const turns = new Map<string, Turn>();
  const replies = new Map<string, Promise<StoredReply | null>>();
  const accepted: InboundEvent[] = [];
  const messages: ChatMessage[] = [];
  const watchers = new Set<() => void>();

  async function run(event: InboundEvent): Promise<StoredReply | null> {
    const answer = await reply(event);
    return answer && { reply: answer, choices: [], delivery: "none", sentAs: [] };
  }

  const inbox: HttpDeps["inbox"] = {
    async take(event) {
      if (turns.has(event.key)) return { kind: "duplicate" };
      const acceptedAt = now().toString();
      turns.set(event.key, {
        event,
        order: turns.size + 1,
        state: "open",
        failures: 0,
        rounds: [],
        decision: null,
        reply: null,
        acceptedAt,
      });
      replies.set(event.key, run(event));
      accepted.push(event);
      return { kind: "accepted", order: turns.size };
    },
    async answer(key) {
      return (await replies.get(key)) ?? null;
    },
  };
  const store: HttpDeps["turns"] = {
    turn: async (key) => turns.get(key) ?? null,
    async messages(person, { before, limit }) {
      const all = messages.filter((message) => message.person === person);
      const end = before === undefined ? all.length : all.findIndex(({ id }) => id === before);
      return all.slice(Math.max(0, end - limit), end);
    },
    watch(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
  return { inbox, store, accepted, messages, watchers };
}
