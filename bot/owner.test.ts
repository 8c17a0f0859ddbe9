import { expect, test } from "vitest";
import { openMemoryStores } from "../tests/support/lanes.ts";
import { readConfig } from "./config.ts";
import { ensureOwner } from "./owner.ts";
import { realSurroundings } from "./surroundings.ts";

const config = readConfig({ DEFAULT_CURRENCY: "CHF", DEFAULT_TIME_ZONE: "Europe/Zurich", DEFAULT_LOCALE: "de-CH" });

test("the owner is made once, with a book of their own in the settings' currency and zone", async () => {
  const { people, ledgers } = openMemoryStores();
  const owner = await ensureOwner(people, config, realSurroundings());
  expect(owner).toMatchObject({ currency: "CHF", zone: "Europe/Zurich", locale: "de-CH" });
  expect(await ledgers.ledger(owner.ledger)).toMatchObject({
    currency: "CHF",
    zone: "Europe/Zurich",
    members: [{ person: owner.id, role: "owner" }],
  });
  expect(await ensureOwner(people, readConfig({ DEFAULT_CURRENCY: "EUR" }), realSurroundings())).toEqual(owner);
});

test("whose currency nobody has set is known to have a guessed one", async () => {
  const owner = await ensureOwner(openMemoryStores().people, readConfig({}), realSurroundings());
  expect(owner.isCurrencyGuessed).toBe(true);
  expect((await ensureOwner(openMemoryStores().people, config, realSurroundings())).isCurrencyGuessed).toBeUndefined();
});

test("processes that start at once on an empty store agree on the owner", async () => {
  const { people } = openMemoryStores();
  const owners = await Promise.all(Array.from({ length: 5 }, () => ensureOwner(people, config, realSurroundings())));
  expect(new Set(owners.map(({ id }) => id)).size).toBe(1);
});
