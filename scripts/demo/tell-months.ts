import { randomBytes, randomUUID } from "node:crypto";
import { createConsoleChannel, parseLine } from "../../adapters/channels/console/index.ts";
import { appSecret } from "../../bot/app-secret.ts";
import { createCodes } from "../../bot/codes.ts";
import type { Config } from "../../bot/config.ts";
import type { Logger } from "../../bot/logger.ts";
import { ensureOwner } from "../../bot/owner.ts";
import { createRuntime } from "../../bot/runtime.ts";
import type { Stores } from "../../bot/stores.ts";
import type { Surroundings } from "../../bot/surroundings.ts";
import type { ExampleLine } from "../../dialogs/example/example-months.ts";
import { idSource } from "../../domain/ids.ts";

interface Telling {
  readonly config: Config;
  readonly stores: Stores;
  readonly log: Logger;
  readonly random: () => number;
}

/** How long an answer is waited for, in milliseconds. */
const PATIENCE = 60_000;

/** Says all lines at their times, as if those days had passed, and does what was due on each morning between them. */
export async function tellMonths(lines: readonly ExampleLine[], { config, stores, log, random }: Telling) {
  const zone = config.DEFAULT_TIME_ZONE;
  const [first] = lines;
  let now = (first?.at ?? Temporal.Now.plainDateTimeISO(zone)).toZonedDateTime(zone).toInstant();
  const surroundings: Surroundings = {
    now: () => now,
    newId: idSource(() => now.epochMilliseconds, randomBytes),
    randomBytes,
    random,
    owner: randomUUID(),
  };
  const owner = await ensureOwner(stores.people, config, surroundings);
  const { inbox, tick, start, stop } = createRuntime({
    config: { ...config, RATE_LIMIT_IDENTITY: "off", EXCHANGE_RATES: "off" },
    stores,
    channels: [createConsoleChannel()],
    codes: createCodes(stores.people, appSecret(config, randomBytes), surroundings),
    ways: () => [],
    surroundings,
    log,
    model: null,
  });
  start();
  for (const [index, { at, say }] of lines.entries()) {
    const then = at.toZonedDateTime(zone);
    for (let morning = next(now, zone); Temporal.ZonedDateTime.compare(morning, then) <= 0; morning = next(now, zone)) {
      now = morning.toInstant();
      await tick();
    }
    now = then.toInstant();
    const event = parseLine(say, { session: "example", person: owner.id }, `example-${index}`, now.toString());
    await inbox.take(event);
    await inbox.answer(event.key, PATIENCE);
  }
  await stop();
}

/** The next half past nine. */
function next(now: Temporal.Instant, zone: string): Temporal.ZonedDateTime {
  const local = now.toZonedDateTimeISO(zone);
  const morning = local.withPlainTime({ hour: 9, minute: 30 });
  return Temporal.ZonedDateTime.compare(morning, local) > 0 ? morning : morning.add({ days: 1 });
}
