import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Reply } from "../../../dialogs/channel.ts";
import { Unavailable } from "../../../domain/errors.ts";
import { createInbox } from "../../../tests/support/channel-inbox.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { createSmsChannel, PATHS, type SmsChannel, type SmsConfig } from "./index.ts";
import { EMULATED, HAS_EMULATE, HAS_STEADY, listen, startEmulate, startSteady, WAIT } from "./testing/peers.ts";

const ANN = "+15557654321";

function config(apiRoot: string, publicUrl: string, more: Partial<SmsConfig> = {}): SmsConfig {
  const log = recordingLog();
  return { ...EMULATED, apiRoot, publicUrl, pace: "off", dailyLimit: 200, log, now: Date.now, ...more };
}

function says(...lines: string[]): Reply {
  return { privacy: "private", blocks: lines.map((text) => ({ kind: "text", text })) };
}

function within() {
  return { signal: AbortSignal.timeout(20_000) };
}

describe.skipIf(!HAS_EMULATE)("SMS with a stand-in for Twilio (shared/peers/twilio-emulate.sh)", () => {
  const inbox = createInbox();
  const log = recordingLog();
  let twilio: Awaited<ReturnType<typeof startEmulate>>;
  let server: Awaited<ReturnType<typeof listen>>;
  let channel: SmsChannel;

  beforeAll(async () => {
    server = await listen((request, response) => void answer(request, response));
    twilio = await startEmulate(`${server.url}/webhooks`);
    channel = createSmsChannel(config(twilio.url, server.url, { log }));
    await channel.start(inbox.take);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = "", headers } = request;
    const handle = url.startsWith(PATHS.status) ? channel.handleStatus : channel.handleSms;
    const { status, headers: more, body } = await handle(headers, await buffer(request), url);
    response.writeHead(status, more).end(body);
  }

  afterAll(async () => {
    await channel.stop();
    twilio.stop();
    await server.close();
  });

  test("takes what is texted, signed as the platform does", async () => {
    const sid = await twilio.text(ANN, "coffee 4.50 & cake, 3 €");
    await vi.waitFor(() => expect(inbox.events).toHaveLength(1), WAIT);
    expect(inbox.events).toMatchObject([
      {
        key: `sms:${sid}`,
        lane: `sms:${EMULATED.phoneNumber}:${ANN}`,
        content: { kind: "message", text: "coffee 4.50 & cake, 3 €" },
      },
    ]);
  });

  test("answers the sender, and hears that it did not arrive", async () => {
    const [sid = ""] = await channel.send(ANN, says("✅ Coffee $4.50 · Dining: $118 of $200 spent"), within());
    expect(await twilio.sentTo(ANN)).toMatchObject([
      { sid, from: EMULATED.phoneNumber, body: "Coffee $4.50; Dining: $118 of $200 spent" },
    ]);
    await twilio.become(sid, "delivered");
    await twilio.become(sid, "undelivered");
    await twilio.become(sid, "undelivered");
    await vi.waitFor(() => expect(log.lines).toHaveLength(1), WAIT);
    expect(log.lines).toEqual([`sms: a message did not arrive {"message":"${sid}","status":"undelivered"}`]);
  });

  test("keeps a reply waiting while the token is wrong", async () => {
    const misled = createSmsChannel(config(twilio.url, server.url, { authToken: "wrong" }));
    await expect(misled.send(ANN, says("Hello."), within())).rejects.toBeInstanceOf(Unavailable);
  });
});

describe.skipIf(!HAS_STEADY)("SMS against Twilio's own specification (shared/peers/specs)", () => {
  let twilio: Awaited<ReturnType<typeof startSteady>>;

  beforeAll(async () => {
    twilio = await startSteady();
  });

  afterAll(() => twilio.stop());

  test.each([
    { name: "a text", address: ANN },
    { name: "one for WhatsApp", address: `whatsapp:${ANN}` },
  ])("$name is sent as it says", async ({ address }) => {
    const whatsappNumber = "+15559999999";
    const channel = createSmsChannel(config(twilio.url, "https://wise.example.org", { whatsappNumber }));
    const before = twilio.verdicts.length;
    await channel.send(address, says("Saved.", "€ [and] the rest: 100 %"), within());
    expect(twilio.verdicts.slice(before)).toEqual(["0"]);
  });
});
