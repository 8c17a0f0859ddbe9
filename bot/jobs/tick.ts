import { dueBills, logDueBill } from "../../dialogs/flows/due-bills.ts";
import type { TurnStore } from "../../dialogs/ports.ts";
import { openBook } from "../../domain/book.ts";
import type { IdSource } from "../../domain/ids.ts";
import { billTurn, JOB_CHANNEL } from "../../domain/job.ts";
import type { Ledger, LedgerId } from "../../domain/ledger.ts";
import type { CalendarDate } from "../../domain/period.ts";
import { asPreferred, type Person } from "../../domain/person.ts";
import type { LedgerStore, PeopleStore } from "../../domain/ports.ts";
import type { Logger } from "../logger.ts";
import type { KeyedQueue } from "../turns/mutex.ts";
import { doOnce, type JobTurn } from "./do-once.ts";
import { createTell } from "./news.ts";

interface TickDeps {
  readonly ledgers: LedgerStore;
  readonly people: PeopleStore;
  readonly turns: Pick<TurnStore, "queue">;
  /** One queue for each ledger's commits in this process. */
  readonly ledgerQueue: KeyedQueue;
  readonly now: () => Temporal.Instant;
  readonly newId: IdSource;
  readonly log: Logger;
}

/** Bills are logged from nine in the morning on: when people look at what the day brings. */
const DUE_FROM = "09:00";

/** Turns that are known to be done, so that they are not looked up again; above that many they are, once. */
const REMEMBERED = 100_000;

/**
 * What is done about once a minute: for every ledger what is due there.
 *
 * Everything in it is done once, whoever calls it and however often, so that nothing depends on how the calls are spread over
 * processes. What fails is tried again by the next call, and holds up no other ledger.
 */
export function createTick(deps: TickDeps): () => Promise<void> {
  const { ledgers, people, now, newId, log } = deps;
  const once = { ...deps, tell: createTell(deps) };
  const done = new Set<string>();

  return async () => {
    for (const ledger of await ledgers.ledgersWith("recurring")) {
      try {
        await workOn(ledger);
      } catch (error) {
        log.warn({ err: error, ledger }, "what is due in a ledger has to wait");
      }
    }
  };

  async function workOn(id: LedgerId): Promise<void> {
    const ledger = await ledgers.ledger(id);
    const owner = ledger && (await ownerOf(people, ledger));
    if (!ledger || !owner) return;
    const local = now().toZonedDateTimeISO(await zoneOf(ledger, owner));
    const today = local.toPlainDate().toString();
    const hasCome = Temporal.PlainTime.compare(local.toPlainTime(), DUE_FROM) >= 0;
    const lastDay = hasCome ? today : local.toPlainDate().subtract({ days: 1 }).toString();
    await logBills(id, owner, { today, lastDay });
  }

  async function logBills(
    ledger: LedgerId,
    owner: Person,
    { today, lastDay }: { readonly today: CalendarDate; readonly lastDay: CalendarDate },
  ): Promise<void> {
    const author = { turn: "", actor: owner.id, channel: JOB_CHANNEL, at: now().toString() };
    for (const occurrence of await dueBills(await openBook(ledgers, ledger, author), lastDay)) {
      await doJob({
        turn: billTurn(occurrence.recurring, occurrence.due),
        ledger,
        owner: owner.id,
        stage: (book) => logDueBill(book, occurrence, { today, newId }),
      });
    }
  }

  async function doJob(job: JobTurn): Promise<void> {
    if (done.has(job.turn) || !(await doOnce(once, job))) return;
    if (done.size >= REMEMBERED) done.clear();
    done.add(job.turn);
  }

  /** The ledger's own zone, unless its owner prefers another one or is away. */
  async function zoneOf({ zone }: Ledger, owner: Person): Promise<string> {
    const preferences = await ledgers.record(owner.ledger, "preferences", owner.id);
    return asPreferred({ ...owner, zone }, preferences, now()).zone;
  }
}

async function ownerOf(people: PeopleStore, { members }: Ledger): Promise<Person | null> {
  const owner = members.find(({ role }) => role === "owner");
  return owner ? people.person(owner.person) : null;
}
