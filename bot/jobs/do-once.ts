import { isNews, JOB_STEP, type JobFacts } from "../../dialogs/flows/job-facts.ts";
import { type Author, type Book, openBook } from "../../domain/book.ts";
import { JOB_CHANNEL } from "../../domain/job.ts";
import type { LedgerId } from "../../domain/ledger.ts";
import type { Operation } from "../../domain/operation.ts";
import type { PersonId } from "../../domain/person.ts";
import type { LedgerStore } from "../../domain/ports.ts";
import type { KeyedQueue } from "../turns/mutex.ts";

interface OnceDeps {
  readonly ledgers: LedgerStore;
  /** One queue for each ledger's commits in this process. */
  readonly ledgerQueue: KeyedQueue;
  readonly now: () => Temporal.Instant;
  /** Tells people what was done; may be called again for the same turn. */
  readonly tell: (operation: Operation, facts: JobFacts) => Promise<void>;
}

/** Something that a job does to a ledger in a turn of its own. */
export interface JobTurn {
  /** What the turn is known by: its operation is committed for it once, by whichever process. */
  readonly turn: string;
  readonly ledger: LedgerId;
  /** In whose name. */
  readonly owner: PersonId;
  /** Stages it under {@link JOB_STEP}; null when there is nothing to do any more. */
  readonly stage: (book: Book) => Promise<JobFacts | null>;
}

/** Notes that people were told, where there was anything to tell: what stands without it is told again. */
const TOLD_STEP = "1.0";

/**
 * Does it, once, however often it is asked and wherever a process dies: commit, tell, note that it was told. What a crash
 * leaves half done the next call finishes; only a message may then be queued again, under the key that it has already.
 *
 * @returns true once it is done, by whomever; false when there was nothing to do
 */
export async function doOnce(deps: OnceDeps, job: JobTurn): Promise<boolean> {
  return deps.ledgerQueue.run(job.ledger, async () => {
    const operation = (await deps.ledgers.operation(job.turn, JOB_STEP)) ?? (await commit(deps, job));
    if (operation) await finish(deps, operation);
    return operation !== null;
  });
}

async function commit({ ledgers, now }: OnceDeps, { turn, ledger, owner, stage }: JobTurn): Promise<Operation | null> {
  const author: Author = { turn, actor: owner, channel: JOB_CHANNEL, at: now().toString() };
  for (;;) {
    const book = await openBook(ledgers, ledger, author);
    const facts = await stage(book);
    const [staged] = facts ? book.operations(new Map([[JOB_STEP, facts]])) : [];
    if (!facts || !staged) return null;
    const operation: Operation = { ...staged, last: !isNews(facts) };
    const outcome = await ledgers.commit(operation);
    if (outcome.kind === "committed") return operation;
    if (outcome.kind === "already") return outcome.operation;
  }
}

async function finish(deps: OnceDeps, operation: Operation): Promise<void> {
  if (operation.last || (await deps.ledgers.operation(operation.turn, TOLD_STEP))) return;
  await deps.tell(operation, factsOf(operation));
  await noteTold(deps, operation);
}

async function noteTold({ ledgers, now }: OnceDeps, { ledger, turn, actor, channel, tool }: Operation): Promise<void> {
  const told = {
    ledger,
    turn,
    actor,
    channel,
    tool,
    step: TOLD_STEP,
    last: true,
    kind: "note",
    changes: [],
    facts: null,
  } as const;
  for (;;) {
    const seq = (await ledgers.head(ledger)) + 1;
    const outcome = await ledgers.commit({ ...told, seq, at: now().toString() });
    if (outcome.kind !== "behind") return;
  }
}

function factsOf({ facts, turn }: Operation): JobFacts {
  if (!isJobFacts(facts)) throw new TypeError(`The operation of ${turn} was not made by a job.`);
  return facts;
}

function isJobFacts(facts: unknown): facts is JobFacts {
  return typeof facts === "object" && facts !== null && "alerts" in facts && "logged" in facts;
}
