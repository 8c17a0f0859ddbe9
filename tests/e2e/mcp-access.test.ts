import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { hashSecret } from "../../adapters/hash-secret.ts";
import { offeredTools } from "../../bot/http/mcp/offered-tools.ts";
import { type Answered, type Api, MIDMONTH, openApi, request } from "../support/api.ts";
import { PASSWORD } from "../support/fresh-sessions.ts";

/** Who may call what: every tool of the protocol by everybody who may not, made of the table of tools. */

const TOOLS = offeredTools(["read", "write"]);

let api: Api;
/** Tokens, by whose they are. */
const tokens = new Map<string, string>();
/** What the owner has, by what it is. */
let owners: Readonly<Record<string, string>>;

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

beforeAll(async () => {
  api = await openApi({ REGISTRATION: "open" });
  const wish = { email: "tom@example.com", password: PASSWORD, full_name: "Tom" };
  const tom = await request(api.url, "POST", "/auth/register", wish);
  const session = bearer(tom.text("token"));
  const make = (...scopes: readonly string[]) => api.post("/tokens", { name: "assistant", scopes }, session);
  const revoked = await make("read", "write");
  await api.delete(`/tokens/${revoked.text("id")}`, session);
  tokens.set("a revoked token", revoked.text("token"));
  tokens.set("a token that nobody made", "bw_nonsense");
  tokens.set("a token whose time is over", await expiredToken(tom.text("user_id")));
  tokens.set("a token for reading", (await make("read")).text("token"));
  tokens.set("a token for writing", (await make("write")).text("token"));
  tokens.set("tom", (await make("read", "write")).text("token"));
  const own = async (path: string, body: object) => (await api.post(path, body)).text("id");
  owners = {
    expense: await own("/expenses", { amount: 77, description: "A secret of the owner" }),
    category: await own("/ranking/categories", { name: "Secret of the owner" }),
    goal: await own("/goals", { name: "secret of the owner", amount: 50 }),
    bill: await own("/recurring", { description: "Secret of the owner", amount: 5, frequency: "monthly", day: 3 }),
    reminder: await own("/reminders", { about: "secret of the owner", date: "2026-12-24" }),
  };
});

afterAll(() => api.stop());

async function expiredToken(person: string): Promise<string> {
  const secret = "bw_whose-time-is-over";
  await api.app.stores.access.createToken({
    id: "0192f0c0-0000-7000-8000-00000000aaaa",
    hash: hashSecret(secret),
    person,
    name: "old",
    scopes: ["read", "write"],
    createdAt: MIDMONTH.subtract({ hours: 48 }).toString(),
    expires: MIDMONTH.subtract({ hours: 24 }).toString(),
  });
  return secret;
}

const call = (headers: Record<string, string>, name: string, args: object, query = ""): Promise<Answered> =>
  api.post(
    `/mcp${query}`,
    { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: args } },
    // Without one, the owner's cookie would be sent.
    { authorization: "", ...headers },
  );

const headOf = (ledger: string) => api.app.stores.ledgers.head(ledger);

/** Arguments that a tool may need, whatever is meant by them. */
const USUAL: Readonly<Record<string, unknown>> = {
  amount: "5",
  description: "thing",
  category: "dining",
  name: "thing",
  date: "2026-12-01",
  item: "thing",
  words: "thing",
  about: "thing",
  text: "thing",
  figure: "77",
  expression: "1+1",
  frequency: "monthly",
  risk_tolerance: "moderate",
  carry: true,
  from: "dining",
  to: "travel",
  into: "dining",
  which: { id: "nothing" },
  sources: [{ name: "salary", amount: "3000", every: "month" }],
  parts: [{ amount: "1", category: "dining" }],
  changes: [{ kind: "skip", what: "dining" }],
};

const shape = z.looseObject({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

/** What a tool is called with at least. */
function leastOf({ inputSchema }: (typeof TOOLS)[number]): Record<string, unknown> {
  const { required } = shape.parse(inputSchema);
  return Object.fromEntries(required.map((name) => [name, USUAL[name]]));
}

/** The fields that may name something that there is, each with how it does. */
const NAMING: Readonly<Record<string, (id: string) => unknown>> = {
  which: (id) => ({ id }),
  ...Object.fromEntries(
    ["category", "parent", "from", "to", "into", "goal", "name", "about", "words", "with", "tag", "figure"].map(
      (name) => [name, (id: string) => id],
    ),
  ),
  parts: (id) => [{ amount: "1", category: id }],
  changes: (id) => [{ kind: "skip", what: id }],
};

/** An id of the same make that is nobody's. */
function idLike(id: string): string {
  return id.slice(0, -4) + (id.endsWith("dead") ? "beef" : "dead");
}

/** What was said, as an answer may repeat it: capitalised, or as words. */
function echoOf(id: string): RegExp {
  return new RegExp(id.replaceAll(/[-_]/g, "[-_ ]"), "gi");
}

const each = TOOLS.map((tool) => [tool.name, tool] as const);

describe.each(["nobody", "a token that nobody made", "a revoked token", "a token whose time is over"])("%s", (who) => {
  it.each(each)("gets nothing of %s", async (name, tool) => {
    const token = tokens.get(who);
    const { status, body } = await call(token === undefined ? {} : bearer(token), name, leastOf(tool));
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: "unauthenticated" });
  });
});

describe("a token for reading", () => {
  it.each(each.filter(([, { isReading }]) => !isReading))("knows no tool called %s", async (name, tool) => {
    const { body } = await call(bearer(tokens.get("a token for reading") ?? ""), name, leastOf(tool));
    expect(body).toMatchObject({ error: { message: expect.stringContaining("no tool") } });
  });
});

describe("a token for writing alone", () => {
  it.each(each)("can't see what came of %s", async (name, tool) => {
    const { status } = await call(bearer(tokens.get("a token for writing") ?? ""), name, leastOf(tool));
    expect(status).toBe(403);
  });
});

describe("another person", () => {
  it.each(each)("can't call %s in the owner's name", async (name, tool) => {
    const query = `?user_id=${api.app.owner.id}`;
    const { status } = await call(bearer(tokens.get("tom") ?? ""), name, leastOf(tool), query);
    expect(status).toBe(403);
  });

  it.each(each)(
    "meets nothing of the owner's by its id, and can't tell it from what is not there: %s",
    async (name, tool) => {
      const tom = bearer(tokens.get("tom") ?? "");
      const before = await headOf(api.app.owner.ledger);
      const { properties } = shape.parse(tool.inputSchema);
      for (const field of Object.keys(properties).filter((one) => one in NAMING)) {
        const named = NAMING[field];
        for (const [what, id] of Object.entries(owners)) {
          const told = async (its: string): Promise<string> => {
            const { body } = await call(tom, name, { ...leastOf(tool), [field]: named?.(its) });
            await call(tom, "undo", {});
            return JSON.stringify(body)
              .replaceAll(echoOf(its), "…")
              .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "an id");
          };
          const theirs = await told(id);
          expect(theirs, `${field} ${what}`).toBe(await told(idLike(id)));
          expect(theirs, `${field} ${what}`).not.toMatch(/secret/i);
        }
      }
      expect(await headOf(api.app.owner.ledger)).toBe(before);
    },
  );
});
