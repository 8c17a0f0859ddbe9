import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, openApi, request } from "../support/api.ts";
import { eventually } from "../support/eventually.ts";

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
    expect(await kindsOf(api.app.owner.id)).toEqual(["sign_in_code_made", "signed_in web"]);
    await anonymous("/auth/code/redeem", { code: "n4Xo1bT0QyS5m8iO9r2gPw" });
    expect(await kindsOf()).toEqual(["sign_in_code_made", "signed_in web", "sign_in_failed web"]);
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
    await api.patch("/auth/me", { email: "sawyer@example.com", current_password: "something else" }, last);
    await api.post("/auth/password", { current_password: "something else", new_password: PASSWORD }, last);
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
      "sign_in_failed",
      "sign_in_failed",
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

  it("has codes that were made, used and refused, and none of them", async () => {
    const { owner, codes, app } = api.app;
    const from = (await kindsOf()).length;
    const invitation = await codes.make({ purpose: "invite", person: owner.id });
    const link = await api.post("/channels/link");
    const huck = { email: "huck@example.com", password: PASSWORD, full_name: "Huck" };
    expect((await anonymous("/auth/register", { ...huck, invite: "7K2M-9QXD" })).status).toBe(403);
    expect((await anonymous("/auth/register", { ...huck, invite: invitation })).status).toBe(201);
    expect((await api.post("/channels/link/redeem", { code: "9QXD-7K2M" })).status).toBe(404);
    await app.pairingCode();
    expect((await kindsOf()).slice(from)).toEqual([
      "link_code_made",
      "sign_in_code_made",
      "code_refused",
      "invitation_used",
      "password_set",
      "signed_in api",
      "code_refused",
      "link_code_made",
    ]);
    const written = JSON.stringify(await api.app.stores.audit.events({ limit: 100 }));
    for (const code of [invitation, link.text("code"), "7K2M-9QXD"]) expect(written).not.toContain(code);
  });
});

describe("the trail of what is sent in a channel's name", () => {
  it("has webhooks that were refused as forged, once an hour for each channel", async () => {
    const twilio = { TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`, TWILIO_AUTH_TOKEN: "0".repeat(32) };
    const open = await openApi({
      ...twilio,
      TWILIO_PHONE_NUMBER: "+15551234567",
      TWILIO_API_ROOT: "http://127.0.0.1:9",
    });
    const forged = { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": "AAAA" };
    const body = "From=%2B15557654321&Body=coffee+4";
    for (const path of ["sms", "sms", "voice"]) {
      const { status } = await fetch(`${open.url}/webhooks/twilio/${path}`, { method: "POST", headers: forged, body });
      expect(status).toBe(403);
    }
    const refused = await eventually(async () => {
      const events = await open.app.stores.audit.events({ limit: 9 });
      const found = events.filter(({ kind }) => kind === "webhook_refused");
      expect(found.map(({ channel }) => channel)).toEqual(["voice", "sms"]);
      return found;
    });
    expect(JSON.stringify(refused)).not.toContain("7654321");
    await open.stop();
  });
});
