import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import { anEvent, instant, ms } from "../../../tests/contracts/samples.ts";
import { temporaryFolder } from "../../../tests/contracts/temporary-folder.ts";
import { openSqliteStores } from "./index.ts";

/** One database, opened by two that know nothing of each other. */
function openTwice() {
  const folder = temporaryFolder();
  const [here, there] = [openSqliteStores({ folder }), openSqliteStores({ folder })];
  onTestFinished(async () => {
    await here.close();
    await there.close();
  });
  return { here, there };
}

it("a watcher hears of what another connection commits", async () => {
  const { here, there } = openTwice();
  const told = Promise.withResolvers<void>();
  const stop = here.turns.watch(told.resolve);
  await there.turns.accept(anEvent(), instant(0));
  await told.promise;
  stop();
});

it("who watches for others' commits hears nothing of its own", async () => {
  const { here, there } = openTwice();
  const told = Promise.withResolvers<void>();
  let calls = 0;
  const stop = here.turns.watch(() => {
    calls += 1;
    told.resolve();
  }, "others");
  await here.turns.accept(anEvent(), instant(0));
  await new Promise(setImmediate);
  expect(calls).toBe(0);
  await there.turns.accept(anEvent({ key: "theirs" }), instant(0));
  await told.promise;
  stop();
});

it("a watcher hears nothing of a transaction that changed nothing, so that looking for work makes no work", async () => {
  const stores = openSqliteStores({ folder: "", file: ":memory:" });
  const { turns } = stores;
  let calls = 0;
  turns.watch(() => {
    calls += 1;
  });
  expect(await turns.claim("nobody's lane", "ann", ms(0), ms(30))).toBeNull();
  await turns.release({ lane: "nobody's lane", owner: "ann", fence: 1, until: 0 });
  // Watchers are told one turn of the event loop after the commit.
  await new Promise(setImmediate);
  expect(calls).toBe(0);
  await turns.accept(anEvent(), instant(0));
  await new Promise(setImmediate);
  expect(calls).toBe(1);
  await stores.close();
});

it("a watcher keeps no process alive", async () => {
  const program = `
    import { openSqliteStores } from ${JSON.stringify(new URL("./index.ts", import.meta.url).href)};
    openSqliteStores({ folder: "", file: ":memory:" }).turns.watch(() => {});`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], { stdio: "inherit" });
  onTestFinished(() => {
    child.kill();
  });
  expect(await once(child, "exit")).toEqual([0, null]);
});
