import { expect, it } from "vitest";
import type { OutboxMessage } from "../../dialogs/ports.ts";
import { Unavailable } from "../../domain/errors.ts";
import { aLedger, anIdentity, aPerson, START } from "../../tests/contracts/samples.ts";
import { fakeClock } from "../../tests/support/fake-clock.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { memoryLog } from "../../tests/support/memory-log.ts";
import { CODES_AN_HOUR, createCodeSending } from "./send-code.ts";

const EMAIL = "ada@example.com";

async function open(queue?: () => Promise<void>) {
  const { people, access } = openMemoryStores();
  await people.createPerson(aPerson(), aLedger());
  await people.link(anIdentity());
  const password = { salt: "salt", hash: "hash" };
  await access.createSignIn({ email: EMAIL, person: "person-1", password, createdAt: START });
  const clock = fakeClock();
  const { log, text } = memoryLog();
  const sent: OutboxMessage[] = [];
  let ids = 0;
  const sending = createCodeSending({
    ...{ people, access, now: clock.now, log },
    turns: { queue: queue ?? (async (messages) => void sent.push(...messages)) },
    codes: { keep: async () => {} },
    newId: () => `id-${++ids}`,
    link: () => "https://wise.example.org/signin",
  });
  const send = async (email: string, times = 1) => {
    for (let time = 0; time < times; time++) sending.send(email);
    await sending.settled();
  };
  return { send, sent, clock, text };
}

it("sends a sign-in link to a chat of whose address it is, and nothing for nobody's", async () => {
  const { send, sent } = await open();
  await send("nobody@example.com");
  expect(sent).toEqual([]);
  await send(EMAIL);
  expect(JSON.stringify(sent)).toContain("https://wise.example.org/signin?code=");
});

it("sends a few links in an hour and no more, however often they are asked for", async () => {
  const { send, sent, clock } = await open();
  await send(EMAIL, CODES_AN_HOUR + 3);
  expect(sent).toHaveLength(CODES_AN_HOUR);
  clock.advance({ hours: 1 });
  await send(EMAIL);
  expect(sent).toHaveLength(CODES_AN_HOUR + 1);
});

it("tells nobody of what it could not send, but the log", async () => {
  const { send, text } = await open(() => Promise.reject(new Unavailable("The disk is full.")));
  await send(EMAIL);
  expect(text()).toContain("could not send a sign-in code");
  expect(text()).not.toContain(EMAIL);
});
