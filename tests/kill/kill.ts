import { parseArgs } from "node:util";
import { type Control, runKills } from "./run-kills.ts";
import { isSound } from "./verify.ts";

/**
 * Kills processes at random instants and counts what was lost, doubled or put out of order.
 *
 * usage: npm run test:kill -- [--kills 200] [--seed 1] [--store sqlite|mongodb]
 *          [--brain local|model] [--control no-unique-keys|early-acknowledgement]
 * Exits 1 when anything went wrong; with a control, when nothing did.
 */
const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    control: { type: "string", default: "none" },
    store: { type: "string", default: "sqlite" },
    brain: { type: "string", default: "local" },
  },
});
const control = controlOf(values.control);
const store = values.store === "mongodb" ? "mongodb" : "sqlite";
const brain = values.brain === "model" ? "model" : "local";
const counts = await runKills({
  store,
  brain,
  kills: Number(values.kills),
  seed: Number(values.seed),
  control,
  // A process that was frozen may ask once more before it learns that its lane is somebody else's.
  freezeEvery: brain === "model" ? 0 : 10,
  onSettling: (open) => process.stderr.write(`${open} turns open\n`),
  onKill: (done) => process.stderr.write(done % 20 === 0 ? `${done} kills\n` : ""),
});
process.stdout.write(`${JSON.stringify({ store, brain, control, kills: Number(values.kills), ...counts })}\n`);
process.exit(isSound(counts) === (control === "none") ? 0 : 1);

function controlOf(name: string): Control {
  if (name === "none" || name === "no-unique-keys" || name === "early-acknowledgement") return name;
  throw new TypeError(`There is no control "${name}".`);
}
