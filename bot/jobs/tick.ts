import type { Wording } from "../../dialogs/agent/wording.ts";
import { digestDue, makeDigest } from "../../dialogs/flows/digest.ts";
import { dueBills, logDueBill } from "../../dialogs/flows/due-bills.ts";
import { renewPlan } from "../../dialogs/flows/renew-plan.ts";
import type { TurnStore } from "../../dialogs/ports.ts";
import { type Book, openBook } from "../../domain/book.ts";
import { categoryBookOf } from "../../domain/categories.ts";
import type { IdSource } from "../../domain/ids.ts";
import { billTurn, digestTurn, JOB_CHANNEL, planTurn } from "../../domain/job.ts";
import type { Ledger, LedgerId } from "../../domain/ledger.ts";
import { type CalendarDate, localDate, periodOf } from "../../domain/period.ts";
import { asPreferred, type Person } from "../../domain/person.ts";
import type { LedgerStore, PeopleStore } from "../../domain/ports.ts";
import type { Logger } from "../logger.ts";
import type { KeyedQueue } from "../turns/mutex.ts";
import { withWords } from "./digest-words.ts";
import { doOnce, type JobTurn } from "./do-once.ts";
import { memberView } from "./member-view.ts";
import { createTell } from "./news.ts";

interface TickDeps {
  readonly ledgers: LedgerStore;
  readonly people: PeopleStore;
  readonly turns: Pick<TurnStore, "queue">;
  /** One queue for each ledger's commits in this process. */
  readonly ledgerQueue: KeyedQueue;
  readonly now: () => Temporal.Instant;
  readonly newId: IdSource;
  /** Words digests; null where no language model is configured. */
  readonly wording: Promise<Wording> | null;
  readonly log: Logger;
}

/** Bills are logged from nine in the morning on: when people look at what the day brings. */
const DUE_FROM = "09:00";

/** How long one run begins digests, milliseconds: a model takes its time for each, and the next run goes on. */
const DIGESTS_MS = 45_000;

/** Digests that are made at a time. */
const DIGESTS_AT_ONCE = 4;

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
    const kept = await Promise.all(
      (["recurring", "plans", "preferences"] as const).map((what) => ledgers.ledgersWith(what)),
    );
    const own: Own[] = [];
    for (const ledger of new Set(kept.flat())) {
      await unlessItFails(ledger, async () => own.push(...(await workOn(ledger))));
    }
    // Nobody's bill waits for somebody's digest.
    await makeDigests(own);
  };

  async function unlessItFails(ledger: LedgerId, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error, ledger }, "what is due in a ledger has to wait");
    }
  }

  /** @returns whose own it is, for their digest */
  async function workOn(id: LedgerId): Promise<Own[]> {
    const ledger = await ledgers.ledger(id);
    const owner = ledger && (await ownerOf(people, ledger));
    // What was due in a book that was joined with another one is due there now.
    if (!ledger || !owner || ledger.mergedInto !== undefined) return [];
    const when = await whenIsIt(ledger, owner);
    await renewPlanOf(id, owner, when);
    await logBillsOf(id, owner, when);
    return owner.ledger === id ? [{ ledger, owner, when }] : [];
  }

  async function makeDigests(own: readonly Own[]): Promise<void> {
    const until = now().add({ milliseconds: DIGESTS_MS });
    for (let first = 0; first < own.length; first += DIGESTS_AT_ONCE) {
      if (Temporal.Instant.compare(now(), until) > 0) return;
      const some = own.slice(first, first + DIGESTS_AT_ONCE);
      await Promise.all(some.map((one) => unlessItFails(one.ledger.id, () => digestOf(one))));
    }
  }

  /** On the first day after a week or month, from nine in the morning on; a day that was missed is not made up for. */
  async function digestOf({ ledger, owner, when: { today, lastDay, zone } }: Own): Promise<void> {
    const { id } = owner;
    const preferences = await ledgers.record(ledger.id, "preferences", id);
    if (lastDay !== today || (preferences?.digest ?? "off") === "off") return;
    const preferred = asPreferred(owner, preferences, now());
    const period = digestDue({ book: await openFor(ledger.id, owner), today }, preferences?.digest, preferred.locale);
    const turn = period && digestTurn(id, period.key);
    if (!turn || done.has(turn)) return;
    const stage = await withWords(deps, {
      turn,
      owner,
      view: () => memberView(ledgers, preferred, preferences, ledger, now()),
      async make(book) {
        const categories = categoryBookOf(await book.records("categories"));
        return makeDigest({ book, categories, today, arrivedOn: localDate(owner.createdAt, zone) }, id, period);
      },
    });
    await doJob({ turn, ledger: ledger.id, owner: id, stage });
  }

  async function renewPlanOf(ledger: LedgerId, owner: Person, { today, zone }: When): Promise<void> {
    const period = periodOf(today, (await openFor(ledger, owner)).ledger.paydays);
    const arrivedOn = localDate(owner.createdAt, zone);
    await doJob({
      turn: planTurn(ledger, period.key),
      ledger,
      owner: owner.id,
      async stage(book) {
        const categories = categoryBookOf(await book.records("categories"));
        return renewPlan({ book, categories, today, arrivedOn }, period);
      },
    });
  }

  async function logBillsOf(ledger: LedgerId, owner: Person, { today, lastDay }: When): Promise<void> {
    for (const bill of await dueBills(await openFor(ledger, owner), lastDay)) {
      await doJob({
        turn: billTurn(bill.recurring, bill.due),
        ledger,
        owner: owner.id,
        stage: (book) => logDueBill(book, bill, { today, newId }),
      });
    }
  }

  /** The ledger to look into; what is done there is done in a turn of its own. */
  function openFor(ledger: LedgerId, owner: Person): Promise<Book> {
    return openBook(ledgers, ledger, { turn: "", actor: owner.id, channel: JOB_CHANNEL, at: now().toString() });
  }

  async function doJob(job: JobTurn): Promise<void> {
    if (done.has(job.turn) || !(await doOnce(once, job))) return;
    if (done.size >= REMEMBERED) done.clear();
    done.add(job.turn);
  }

  /** By the ledger's own zone, unless its owner prefers another one or is away. */
  async function whenIsIt(ledger: Ledger, owner: Person): Promise<When> {
    const preferences = await ledgers.record(owner.ledger, "preferences", owner.id);
    const { zone } = asPreferred({ ...owner, zone: ledger.zone }, preferences, now());
    const local = now().toZonedDateTimeISO(zone);
    const today = local.toPlainDate();
    const hasCome = Temporal.PlainTime.compare(local.toPlainTime(), DUE_FROM) >= 0;
    return { zone, today: today.toString(), lastDay: (hasCome ? today : today.subtract({ days: 1 })).toString() };
  }
}

/** Somebody's own ledger, with what time it is there. */
interface Own {
  readonly ledger: Ledger;
  readonly owner: Person;
  readonly when: When;
}

/** What time it is for a ledger. */
interface When {
  /** IANA. */
  readonly zone: string;
  readonly today: CalendarDate;
  /** The last day whose bills are due by now. */
  readonly lastDay: CalendarDate;
}

async function ownerOf(people: PeopleStore, { members }: Ledger): Promise<Person | null> {
  const owner = members.find(({ role }) => role === "owner");
  return owner ? people.person(owner.person) : null;
}
