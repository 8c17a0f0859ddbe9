import { CODE_MINUTES, makeCode } from "../bot/codes.ts";
import { ensureOwner } from "../bot/owner.ts";
import { exitNamed, prepare } from "../bot/run.ts";
import { openStores } from "../bot/stores.ts";

/** Prints another single-use sign-in link for the page and a code for a chat; the server may be running or not. */
const { config, log, surroundings } = prepare();
try {
  const stores = await openStores(config, log);
  const owner = await ensureOwner(stores.people, config, surroundings);
  const code = await makeCode(stores.people, owner.id, "signin", surroundings);
  const pairing = await makeCode(stores.people, owner.id, "pair", surroundings);
  await stores.close();
  const url = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  process.stdout.write(`Sign in (once, ${CODE_MINUTES} minutes): ${url}/signin?code=${code}\n`);
  process.stdout.write(
    `Pair a chat: send \`/start ${pairing}\` to the Telegram bot, or \`link ${pairing}\` elsewhere\n`,
  );
} catch (error) {
  exitNamed(error);
}
