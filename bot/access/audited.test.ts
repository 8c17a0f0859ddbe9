import { describe, expect, it } from "vitest";
import { Unavailable } from "../../domain/errors.ts";
import { aLedger, anIdentity, aPerson, instant } from "../../tests/contracts/samples.ts";
import { fakeClock } from "../../tests/support/fake-clock.ts";
import { openMemoryStores } from "../../tests/support/lanes.ts";
import { memoryLog } from "../../tests/support/memory-log.ts";
import { audited } from "./audited.ts";
import { createTrail } from "./trail.ts";

function open(note?: () => Promise<void>) {
  const stores = openMemoryStores();
  const clock = fakeClock();
  const log = memoryLog();
  let ids = 0;
  const trail = createTrail({
    audit: note ? { note } : stores.audit,
    now: clock.now,
    newId: () => `id-${++ids}`,
    log: log.log,
  });
  const ways = audited(stores, trail, clock.now);
  const noted = async (person?: string) =>
    (await stores.audit.events({ ...(person === undefined ? {} : { person }), limit: 50 }))
      .toReversed()
      .map(({ kind, channel }) => (channel === null ? kind : `${kind} ${channel}`));
  return { ...ways, noted, log, stores };
}

describe("the trail of a person's channels", () => {
  it("has each linking and unlinking once, however often its turn is run", async () => {
    const { people, noted } = open();
    await people.createPerson(aPerson(), aLedger());
    const identity = anIdentity();
    for (let run = 0; run < 2; run++) await people.link(identity);
    for (let run = 0; run < 2; run++) await people.unlink(identity, "telegram:1", instant(1));
    expect(await noted("person-1")).toEqual(["channel_linked telegram", "channel_unlinked telegram"]);
  });

  it("has no linking of what is somebody else's", async () => {
    const { people, noted } = open();
    await people.link(anIdentity());
    await people.link(anIdentity({ id: "identity-2", person: "person-2" }));
    expect(await noted("person-2")).toEqual([]);
    expect(await noted()).toEqual(["channel_linked telegram"]);
  });

  it("has a phone PIN that was set, and nothing of it", async () => {
    const { people, noted, stores } = open();
    await people.setPin("person-1", { salt: "salt-of-it", hash: "hash-of-it" });
    expect(await noted("person-1")).toEqual(["pin_set"]);
    expect(JSON.stringify(await stores.audit.events({ limit: 10 }))).not.toMatch(/of-it/);
  });

  it("says that two people became one", async () => {
    const { people, noted } = open();
    await people.absorb("person-1", "person-2");
    expect(await noted("person-2")).toEqual(["people_joined"]);
  });

  it("never keeps from happening what it can't note, and logs that", async () => {
    const { people, log, stores } = open(() => Promise.reject(new Unavailable("The disk is full.")));
    await people.setPin("person-1", { salt: "s", hash: "h" });
    expect(await stores.people.pin("person-1")).toEqual({ salt: "s", hash: "h" });
    expect(log.lines()).toHaveLength(1);
  });
});
