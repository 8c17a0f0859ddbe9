import { type JobFacts, jobNews } from "../../dialogs/flows/job-facts.ts";
import type { OutboxMessage, TurnStore } from "../../dialogs/ports.ts";
import type { Operation } from "../../domain/operation.ts";
import { asPreferred, type PersonId } from "../../domain/person.ts";
import type { LedgerStore, PeopleStore } from "../../domain/ports.ts";
import { quietUntil } from "../../domain/quiet-hours.ts";
import { linkedChats, messageTo, privately } from "../linked-chats.ts";
import { memberView } from "./member-view.ts";

interface NewsDeps {
  readonly ledgers: LedgerStore;
  readonly people: PeopleStore;
  readonly turns: Pick<TurnStore, "queue">;
  readonly now: () => Temporal.Instant;
}

/**
 * Tells the members of a ledger what a job did there, each in their own words and outside their quiet hours; nothing but the
 * digest that they asked for to those who want nothing else of its own accord.
 */
export function createTell(deps: NewsDeps): (operation: Operation, facts: JobFacts) => Promise<void> {
  return async (operation, facts) => {
    const ledger = await deps.ledgers.ledger(operation.ledger);
    const messages = await Promise.all(
      (ledger?.members ?? [])
        .filter(({ person }) => facts.digest === undefined || facts.digest.person === person)
        .map(({ person }) => messagesTo(deps, person, operation, facts)),
    );
    await deps.turns.queue(messages.flat(), deps.now().toString());
  };
}

async function messagesTo(
  { ledgers, people, now }: NewsDeps,
  member: PersonId,
  { turn, ledger }: Operation,
  facts: JobFacts,
): Promise<OutboxMessage[]> {
  const known = await people.person(member);
  const book = await ledgers.ledger(ledger);
  if (!known || !book) return [];
  const preferences = await ledgers.record(known.ledger, "preferences", member);
  if (preferences?.nudges === "off" && !facts.digest) return [];
  const preferred = asPreferred(known, preferences, now());
  const text = jobNews(facts, await memberView(ledgers, preferred, preferences, book, now()));
  if (text === null) return [];
  const notBefore = quietUntil(preferences?.quiet, now(), preferred.zone);
  const held = notBefore === null ? {} : { notBefore: notBefore.toString() };
  const chats = await linkedChats(people, member);
  return chats.map((chat) => ({ ...messageTo(chat, turn, privately(text)), ...held }));
}
