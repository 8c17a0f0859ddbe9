import { randomBytes } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { hashSecret } from "../../adapters/hash-secret.ts";
import { aLedger, anIdentity } from "../../tests/contracts/samples.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { createPinSetting } from "../pin-setting.ts";
import { createPins } from "../pins.ts";
import { SAM, startTestServer, type TestServer } from "./test-server.ts";

const PIN = "830516";

let server: TestServer;
afterEach(() => server.close(0));

async function start() {
  const { people, turns } = openMemoryStores();
  const pins = createPins("a secret of the tests", randomBytes);
  const clock = () => server.clock.now;
  server = await startTestServer({ deps: { pinSetting: createPinSetting({ people, turns, pins, now: clock }) } });
  await people.createPerson(SAM, aLedger({ id: SAM.ledger }));
  const number = "+15557654321";
  await people.link(anIdentity({ channel: "sms", externalId: number, address: number, person: SAM.id }));
  return {
    people,
    code: async (minutes = 10) => {
      const code = randomBytes(16).toString("base64url");
      await people.createCode({ hash: hashSecret(code), purpose: "pin", person: SAM.id, expires: inMinutes(minutes) });
      return code;
    },
    isPin: async (digits: string) => pins.matches(digits, await people.pin(SAM.id)),
    told: async () => (await turns.claimOutbox(["sms"], 0, 1, 10)).map(({ address, reply }) => [address, reply.blocks]),
  };
}

const inMinutes = (minutes: number): string => server.clock.now.add({ minutes }).toString();

const post = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/v1/auth/pin`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("the link to choose a PIN", () => {
  it("sets it once, and the person's chats are told", async () => {
    const { code, isPin, told } = await start();
    const link = await code();
    expect((await post({ code: link, pin: PIN })).status).toBe(204);
    expect(await isPin(PIN)).toBe(true);
    expect(await told()).toEqual([
      ["+15557654321", [{ kind: "text", text: expect.stringContaining("PIN was set just now") }]],
    ]);
    const again = await post({ code: link, pin: "719283" });
    expect(again.status).toBe(401);
    expect(await again.json()).toMatchObject({ code: "invalid_code" });
    expect(await isPin("719283")).toBe(false);
  });

  it("is not used up by looking at it, nor by a PIN that is refused", async () => {
    const { code, isPin } = await start();
    const link = await code();
    const page = await fetch(`${server.url}/pin?code=${link}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Phone PIN");
    const refused = await post({ code: link, pin: "123456" });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: "invalid_input", detail: expect.stringMatching(/follow one/) });
    expect((await post({ code: link, pin: PIN })).status).toBe(204);
    expect(await isPin(PIN)).toBe(true);
  });

  it.each([
    ["000000", /repeats/],
    ["555765", /phone number/],
    ["12345", /six digits/],
  ])("refuses %s, and never says it again", async (pin, reason) => {
    const { code } = await start();
    const response = await post({ code: await code(), pin });
    const answer = await response.text();
    expect(response.status).toBe(422);
    expect(answer).toMatch(reason);
    expect(answer).not.toContain(pin);
    expect(JSON.stringify(server.logged)).not.toContain(pin);
  });

  it("is none once it has expired, or when it is made up", async () => {
    const { code, people } = await start();
    const link = await code();
    server.clock.now = server.clock.now.add({ minutes: 10 });
    expect((await post({ code: link, pin: PIN })).status).toBe(401);
    expect((await post({ code: "made-up-code", pin: PIN })).status).toBe(401);
    expect(await people.pin(SAM.id)).toBeNull();
  });

  it("can be tried five times a minute from one address", async () => {
    const { code } = await start();
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await post({ code: "made-up-code", pin: PIN })).status).toBe(401);
    }
    expect((await post({ code: await code(), pin: PIN })).status).toBe(429);
  });

  it("lets go of a lock, since who has it reads the person's chats", async () => {
    const { code, people } = await start();
    const tries = { limit: 1, since: 0, now: 1 };
    await people.takePinTry(`person:${SAM.id}`, tries);
    await post({ code: await code(), pin: PIN });
    expect(await people.takePinTry(`person:${SAM.id}`, tries)).toMatchObject({ kind: "taken" });
  });
});

describe("somebody who is signed in", () => {
  it("sets their own PIN without a link", async () => {
    const { isPin } = await start();
    const cookie = await server.signIn();
    expect((await post({ pin: "123456" }, { cookie })).status).toBe(422);
    expect((await post({ pin: PIN }, { cookie })).status).toBe(204);
    expect(await isPin(PIN)).toBe(true);
  });

  it("is not somebody else's page, and not nobody", async () => {
    const { people } = await start();
    const cookie = await server.signIn();
    const elsewhere = await post({ pin: PIN }, { cookie, origin: "https://elsewhere.example" });
    expect(elsewhere.status).toBe(403);
    expect((await post({ pin: PIN })).status).toBe(401);
    expect(await people.pin(SAM.id)).toBeNull();
  });
});
