import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyPin } from "../../adapters/channels/voice/verify.ts";
import { audited } from "../../bot/access/audited.ts";
import { createTrail, type Trail } from "../../bot/access/trail.ts";
import { mayGuess } from "../../bot/people/code-guesses.ts";
import { createPinTries } from "../../bot/pin-tries.ts";
import type { ChannelName } from "../../dialogs/channel.ts";
import { PIN_TRIES } from "../../domain/phone.ts";
import { type FakeClock, fakeClock } from "../support/fake-clock.ts";
import { memoryLog } from "../support/memory-log.ts";
import { aLedger, anIdentity, aPerson } from "./samples.ts";
import type { OpenStores, Stores } from "./stores.ts";

const NUMBER = "+15557654321";
const PIN = "830516";

/** Who is shut out for too many tries, as it stands in the trail afterwards. */
export function lockOutsContract(name: string, open: OpenStores): void {
  describe(`too many tries in ${name}`, () => {
    let stores: Stores;
    let clock: FakeClock;
    let trail: Trail;

    beforeEach(async () => {
      stores = await open();
      clock = fakeClock();
      let ids = 0;
      const newId = (): string => `id-${++ids}`;
      trail = createTrail({ audit: stores.audit, now: clock.now, newId, log: memoryLog().log });
      await stores.people.createPerson(aPerson(), aLedger());
      await stores.people.link(anIdentity());
      await stores.people.link(anIdentity({ id: "phone", channel: "sms", externalId: NUMBER }));
      await stores.people.setPin("person-1", { salt: "salt", hash: "hash" });
    });

    afterEach(() => stores.close());

    const noted = async () =>
      (await stores.audit.events({ limit: 50 }))
        .toReversed()
        .map(({ kind, person, channel }) => [kind, person, channel]);

    const keyIn = (digits: string, number = NUMBER) => {
      const log = { info: () => {}, warn: () => {}, error: () => {} };
      return verifyPin(
        {
          ...{ authToken: "token", publicUrl: "https://wise.example.org", log, now: clock.ms },
          callers: stores.people,
          isPin: async (keyed, pin) => pin !== null && keyed === PIN,
          onTried: createPinTries({ ...stores, trail, now: clock.now }),
        },
        number,
        digits,
      );
    };

    it("at a PIN are noted as wrong ones and then as one lock, for its person", async () => {
      for (let tries = 0; tries < PIN_TRIES.perHour + 2; tries++) {
        clock.advance({ minutes: 1 });
        await keyIn("719283");
      }
      expect(await noted()).toEqual([
        ...Array(PIN_TRIES.perHour - 1).fill(["sign_in_failed", "person-1", "voice"]),
        ["pin_locked", "person-1", "voice"],
      ]);
      clock.advance({ hours: 1 });
      expect(await keyIn(PIN)).toEqual({ kind: "right", person: "person-1" });
      expect((await noted()).at(-1)).toEqual(["signed_in", "person-1", "voice"]);
    });

    it("from a number that is nobody's are noted without it", async () => {
      for (let tries = 0; tries < PIN_TRIES.perHour; tries++) await keyIn(PIN, "+15550001111");
      expect((await noted()).at(-1)).toEqual(["pin_locked", null, "voice"]);
      expect(JSON.stringify(await stores.audit.events({ limit: 50 }))).not.toMatch(/0001111|830516/);
    });

    it("at codes are noted once for each channel and window, without whose they are", async () => {
      const { people } = audited(stores, trail, clock.now);
      const guess = (key: string, channel: ChannelName) =>
        mayGuess(people, { channel, sender: { id: NUMBER }, key }, clock.now().toString());
      for (let tries = 0; tries < 8; tries++) await guess(`sms-${tries}`, "sms");
      for (let tries = 0; tries < 8; tries++) await guess(`slack-${tries}`, "slack");
      expect(await noted()).toEqual([
        ["codes_locked", null, "sms"],
        ["codes_locked", null, "slack"],
      ]);
      expect(JSON.stringify(await stores.audit.events({ limit: 50 }))).not.toContain("7654321");
    });
  });
}
