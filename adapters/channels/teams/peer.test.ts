import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { Talk } from "./testing/peer-talk.ts";

const SCRIPT = new URL("../../../../shared/peers/botframework.sh", import.meta.url).pathname;
const MODULES = process.env.PEER_MODULES ?? new URL("../../../tests/peers", import.meta.url).pathname;
const TALK = new URL("./testing/peer-talk.ts", import.meta.url).pathname;

/** Runs a command where there is no network but loopback. */
const ALONE = ["-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"];

const PEERS = [
  { peer: "playground", bin: "agentsplayground" },
  { peer: "directline", bin: "directline" },
];

const isThere =
  existsSync(SCRIPT) &&
  PEERS.every(({ bin }) => existsSync(`${MODULES}/node_modules/.bin/${bin}`)) &&
  spawnSync("unshare", [...ALONE, "true"]).status === 0;

/** Both bind every interface, so the bot, the peer and who talks to it run apart. */
async function talkTo(peer: string): Promise<Talk> {
  const args = [...ALONE, process.execPath, TALK, SCRIPT, MODULES, peer];
  const { stdout } = await promisify(execFile)("unshare", args, { timeout: 50_000 });
  const talk: Talk = JSON.parse(stdout);
  return talk;
}

describe.skipIf(!isThere)("Teams' endpoint, with the clients of shared/peers/botframework.sh (unshare)", () => {
  test.each(PEERS)("understands $peer, and its buttons come back", { timeout: 60_000 }, async ({ peer }) => {
    const { events, offered } = await talkTo(peer);
    expect(offered).toEqual({ choice: "teams:k#0" });
    expect(events).toMatchObject([
      { channel: "teams", isPrivate: true, content: { kind: "message", text: "coffee 4.50" } },
      { lane: events[0]?.lane, sender: events[0]?.sender, content: { kind: "choice", choice: "teams:k#0" } },
    ]);
  });
});
