import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import type { Route } from "../../bot/http/rest/route.ts";
import { ROUTES } from "../../bot/http/rest/routes.ts";
import { type Answered, type Api, openApi, request } from "../support/api.ts";
import { PASSWORD } from "../support/fresh-sessions.ts";
import { GOOD_ONCE } from "../support/good-once.ts";
import { openSpeechService, type SpeechService } from "../support/speech-service.ts";

/** Every endpoint by its documented example, as it is written, by somebody who has one of everything. */

let speech: SpeechService;
let api: Api;
let accounts = 0;

beforeAll(async () => {
  speech = await openSpeechService();
  api = await openApi({ REGISTRATION: "invite", ...speech.settings });
  await register("ada@example.com", await api.app.app.signInLink());
});

afterAll(async () => {
  await api.stop();
  speech.close();
});

const register = (email: string, invite: string): Promise<Answered> =>
  request(api.url, "POST", "/auth/register", { email, password: PASSWORD, full_name: "Ada", invite });

interface Somebody {
  readonly session: Record<string, string>;
  readonly person: string;
  /** Of what they have, by the address that it stands under. */
  readonly ids: Readonly<Record<string, string>>;
}

async function somebody(): Promise<Somebody> {
  const invite = await api.app.codes.make({ purpose: "invite", person: api.app.owner.id });
  const made = await register(`ada-${accounts++}@example.com`, invite);
  const session = { authorization: `Bearer ${made.text("token")}` };
  const make = async (path: string, body: object) => (await api.post(path, body, session)).text("id");
  await api.post("/budget/create", { income: 3000 }, session);
  await api.put("/budget/allocations/travel", { amount: 100 }, session);
  const ids = {
    "/tokens": await make("/tokens", { name: "one", scopes: ["read"] }),
    "/ranking/categories": await make("/ranking/categories", { name: "Knitting" }),
    "/expenses": await make("/expenses", { amount: 77, description: "Dinner", category_id: "dining" }),
    "/goals": await make("/goals", { name: "house", amount: 5_000, per_month: 10 }),
    "/recurring": await make("/recurring", { description: "Gym", amount: 5, frequency: "monthly", day: 3 }),
    "/reminders": await make("/reminders", { about: "shoes", date: "2199-01-01" }),
    "/auth/sessions": String((await api.get("/auth/sessions", session)).list("sessions")[0]?.id),
    "/channels": "page",
  };
  await api.post("/ai/chat", { message: "netflix is always entertainment" }, session);
  await make("/expenses", { amount: 3, description: "Tea" });
  await api.post("/operations/undo", {}, session);
  return { session, person: made.text("user_id"), ids };
}

function pathOf({ method, path }: Route, ids: Somebody["ids"]): string {
  const [, kind = ""] = /^(.*)\/\{id\}/.exec(path) ?? [];
  // All rules are forgotten only where that is said.
  const query = method === "delete" && path === "/ranking/rules" ? "?all=true" : "";
  return (
    path
      .replace("{month}", "2026-11")
      .replace("{category_id}", "dining")
      .replace("{id}", ids[kind] ?? "") + query
  );
}

async function bodyOf({ method, path, body, example }: Route, { person, ids }: Somebody): Promise<string | undefined> {
  if (!body) return undefined;
  const text = JSON.stringify(example);
  const once = GOOD_ONCE.get(`${method.toUpperCase()} ${path}`);
  if (once) return text.replace(once.example, JSON.stringify(await once.fresh(api.app, person)));
  return text.replace("01940b2e-7c1a-7d3e-8a55-0f6c2b1d9e4a", ids["/expenses"] ?? "");
}

// A recording and a stream have no example that could be written down; each has a test of its own. Who registers is nobody yet.
const written = ROUTES.filter(({ takesAudio, path }) => !takesAudio && path !== "/events" && path !== "/auth/register");

it.each(written.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const))(
  "%s answers as documented",
  async (_operation, route) => {
    const who = await somebody();
    const headers = route.access === "public" ? {} : who.session;
    const sent = await bodyOf(route, who);
    const { status, body } = await request(api.url, route.method.toUpperCase(), pathOf(route, who.ids), sent, headers);
    expect(status, JSON.stringify(body)).toBe(route.status);
  },
);

it("POST /auth/register answers as documented, by an invitation that is good", async () => {
  const other = await openApi({ REGISTRATION: "invite" });
  onTestFinished(() => other.stop());
  const route = ROUTES.find(({ path }) => path === "/auth/register");
  const { example = "", fresh } = GOOD_ONCE.get("POST /auth/register") ?? {};
  const invite = JSON.stringify(await fresh?.(other.app, other.app.owner.id));
  const wish = JSON.stringify(route?.example).replace(example, invite);
  expect((await request(other.url, "POST", "/auth/register", wish)).status).toBe(201);
});
