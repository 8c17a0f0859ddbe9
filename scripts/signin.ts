import { audited } from "../bot/access/audited.ts";
import { createTrail } from "../bot/access/trail.ts";
import { appSecret } from "../bot/app-secret.ts";
import { CODE_MINUTES, createCodes } from "../bot/codes.ts";
import { ensureOwner } from "../bot/owner.ts";
import { exitNamed, prepare } from "../bot/run.ts";
import { openStores } from "../bot/stores.ts";

/** Prints another single-use sign-in link for the page and a code for a chat; the server may be running or not. */
const { config, log, surroundings } = prepare();
try {
  const stores = await openStores(config, log);
  const { id: person } = await ensureOwner(stores.people, config, surroundings);
  const { people } = audited(stores, createTrail({ ...stores, ...surroundings, log }), surroundings.now);
  const codes = createCodes(people, appSecret(config, surroundings.randomBytes), surroundings);
  const code = await codes.make({ purpose: "signin", person });
  const pairing = await codes.make({ purpose: "pair", person });
  await stores.close();
  const url = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  process.stdout.write(`Sign in (once, ${CODE_MINUTES.signin} minutes): ${url}/signin?code=${code}\n`);
  process.stdout.write(`Link a chat (once, ${CODE_MINUTES.pair} minutes): send it \`link ${pairing}\`\n`);
} catch (error) {
  exitNamed(error);
}
