import type { Wording } from "../../dialogs/agent/wording.ts";
import { JOB_STEP, type JobFacts } from "../../dialogs/flows/job-facts.ts";
import { presentDigest } from "../../dialogs/replies/digest.ts";
import type { View } from "../../dialogs/replies/format.ts";
import { type Book, openBook } from "../../domain/book.ts";
import { JOB_CHANNEL } from "../../domain/job.ts";
import type { Person } from "../../domain/person.ts";
import type { LedgerStore } from "../../domain/ports.ts";
import { canonical } from "../../domain/undo.ts";

interface DigestWordsDeps {
  readonly ledgers: LedgerStore;
  /** Null where no language model is configured. */
  readonly wording: Promise<Wording> | null;
  readonly now: () => Temporal.Instant;
}

/** A digest that is to be made. */
export interface DigestDraft {
  /** What the digest is known by. */
  readonly turn: string;
  readonly owner: Person;
  /** For whom it is told. */
  readonly view: () => Promise<View>;
  /** What it says by the book as it stands. */
  readonly make: (book: Book) => Promise<JobFacts | null>;
}

/**
 * What a digest says, with the model's words where they can be had.
 *
 * The model is asked before the digest is made, so that nobody's book waits for it, and never for one that stands. Its words
 * become a part of the digest, in one write, where the book still says what they say: whoever tells it, also after a crash,
 * tells the same.
 */
export async function withWords(deps: DigestWordsDeps, draft: DigestDraft): Promise<DigestDraft["make"]> {
  const worded = deps.wording && (await wordedNow(deps, await deps.wording, draft));
  if (!worded) return draft.make;
  return async (book) => {
    const facts = await draft.make(book);
    return facts && canonical(facts) === canonical(worded.facts) ? { ...facts, words: worded.words } : facts;
  };
}

async function wordedNow(
  { ledgers, now }: DigestWordsDeps,
  wording: Wording,
  { turn, owner, view, make }: DigestDraft,
) {
  if (await ledgers.operation(turn, JOB_STEP)) return null;
  const author = { turn, actor: owner.id, channel: JOB_CHANNEL, at: now().toString() };
  const facts = await make(await openBook(ledgers, owner.ledger, author));
  if (!facts?.digest) return null;
  const its = await view();
  const words = await wording.word(owner.id, { presentations: [presentDigest(facts.digest, its)], view: its });
  return words === null ? null : { facts, words };
}
