import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, openApi, request } from "../support/api.ts";

/** What happened to the ways in, as it is found afterwards. */

let api: Api;

beforeAll(async () => {
  api = await openApi({ REGISTRATION: "open" });
});

afterAll(() => api.stop());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const EMAIL = "tom@example.com";
const PASSWORD = "a long way to Tipperary";
const anonymous = (path: string, body: unknown) => request(api.url, "POST", path, body);

async function kindsOf(person?: string): Promise<string[]> {
  const events = await api.app.stores.audit.events({ ...(person === undefined ? {} : { person }), limit: 100 });
  return events.toReversed().map(({ kind, channel }) => (channel === null ? kind : `${kind} ${channel}`));
}

describe("the trail", () => {
  it("has the sign-in by a link, and one by a link that was used", async () => {
    expect(await kindsOf(api.app.owner.id)).toEqual(["signed_in web"]);
    await anonymous("/auth/code/redeem", { code: "n4Xo1bT0QyS5m8iO9r2gPw" });
    expect(await kindsOf()).toEqual(["signed_in web", "sign_in_failed web"]);
  });

  it("has what is done to an account, in its order, and no secret, name or address", async () => {
    const made = await anonymous("/auth/register", { email: EMAIL, password: PASSWORD, full_name: "Tom Sawyer" });
    const person = made.text("user_id");
    await anonymous("/auth/login", { email: EMAIL, password: "something else" });
    await anonymous("/auth/login", { email: "nobody@example.com", password: "something else" });
    const session = await anonymous("/auth/login", { email: EMAIL, password: PASSWORD });
    const me = bearer(session.text("token"));
    const token = await api.post("/tokens", { name: "spreadsheet", scopes: ["read"] }, me);
    await api.delete(`/tokens/${token.text("id")}`, me);
    await api.delete(`/tokens/${token.text("id")}`, me);
    await anonymous("/auth/refresh", { refresh_token: session.text("refresh_token") });
    await anonymous("/auth/refresh", { refresh_token: session.text("refresh_token") });
    const last = bearer((await anonymous("/auth/login", { email: EMAIL, password: PASSWORD })).text("token"));
    await api.patch("/auth/me", { email: "sawyer@example.com", current_password: PASSWORD }, last);
    await api.post("/auth/logout", undefined, last);
    expect(await kindsOf(person)).toEqual([
      "password_set",
      "signed_in api",
      "sign_in_failed",
      "signed_in api",
      "token_made api",
      "token_revoked api",
      "refresh_token_reused api",
      "signed_in api",
      "email_changed",
      "signed_out",
    ]);
    const events = await api.app.stores.audit.events({ limit: 100 });
    expect(events.filter(({ kind, person: whose }) => kind === "sign_in_failed" && whose === null)).toHaveLength(2);
    const written = JSON.stringify(events);
    expect(written).not.toMatch(/tom|sawyer|nobody|spreadsheet|Tipperary|127\.0\.0\.1/i);
    for (const secret of [token.text("token"), session.text("refresh_token"), session.text("token")]) {
      expect(written).not.toContain(secret.slice(0, 20));
    }
  });
});
