import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openMemoryStores } from "../../../tests/support/lanes.ts";
import { EMULATED, HAS_EMULATE, listen, startEmulate, WAIT } from "../sms/testing/peers.ts";
import { createVoiceChannel } from "./index.ts";
import { readTwiml } from "./testing/read-twiml.ts";

describe.skipIf(!HAS_EMULATE)("the phone with a stand-in for Twilio (shared/peers/twilio-emulate.sh)", () => {
  test("believes a call as the platform signs it", async () => {
    const { people } = openMemoryStores();
    const answers: string[] = [];
    const server = await listen((request, response) => void answer(request, response));
    const twilio = await startEmulate(`${server.url}/webhooks`);
    onTestFinished(async () => {
      twilio.stop();
      await server.close();
    });
    const silent = (): void => {};
    const channel = createVoiceChannel({
      authToken: EMULATED.authToken,
      publicUrl: server.url,
      callers: people,
      isPin: async () => false,
      onTried: async () => {},
      log: { info: silent, warn: silent, error: silent },
      now: Date.now,
    });

    async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const { url = "", headers } = request;
      const { status, body = "" } = await channel.handleCall(headers, await buffer(request), url);
      answers.push(`${status} ${body}`);
      response.writeHead(status).end(body);
    }

    const sid = await twilio.call("+15557654321");
    await vi.waitFor(() => expect(answers).toHaveLength(1), WAIT);
    expect(answers[0]).toMatch(/^200 /);
    expect(readTwiml((answers[0] ?? "").slice(4)).children).toMatchObject([{ name: "Gather" }]);
    expect(await people.call(sid)).toMatchObject({ id: sid, person: null });
  });
});
