import { audited } from "../bot/access/audited.ts";
import { createTrail } from "../bot/access/trail.ts";
import { appSecret } from "../bot/app-secret.ts";
import { createCodes } from "../bot/codes.ts";
import { ConfigFault } from "../bot/config.ts";
import { ensureOwner } from "../bot/owner.ts";
import { exitNamed, prepare } from "../bot/run.ts";
import { openStores } from "../bot/stores.ts";

/** Prints a single-use invitation with which somebody begins a book of their own; the server may be running or not. */
const { config, log, surroundings } = prepare();
try {
  if (config.REGISTRATION === "owner") {
    throw new ConfigFault([
      "REGISTRATION=owner lets nobody in by invitation; set it to invite, and restart the server.",
    ]);
  }
  const stores = await openStores(config, log);
  const { id: person } = await ensureOwner(stores.people, config, surroundings);
  const { people } = audited(stores, createTrail({ ...stores, ...surroundings, log }), surroundings.now);
  const codes = createCodes(people, appSecret(config, surroundings.randomBytes), surroundings);
  const code = await codes.make({ purpose: "invite", person });
  await stores.close();
  process.stdout.write(`An invitation (once, 7 days): they send \`link ${code}\` in any channel that is on.\n`);
} catch (error) {
  exitNamed(error);
}
