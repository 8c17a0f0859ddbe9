import type { TurnStore } from "../dialogs/ports.ts";
import type { Person } from "../domain/person.ts";
import { type AccountDeps, createAccount, type TurnAccount } from "./people/account.ts";
import type { KeyedQueue } from "./turns/mutex.ts";

/** A person's account without a conversation, for the REST API: by the same rules as in every chat. */
export interface DirectAccounts {
  /**
   * Does something with an account, and tells the person's chats what they have to hear of it.
   *
   * @param turn what it is known by; done again under it, nothing happens twice
   * @param session SHA-256 of the session that asks, hex: what it was opened lately for may not take away what is older
   */
  use<T>(
    person: Person,
    by: { readonly turn: string; readonly session: string },
    work: (account: TurnAccount) => Promise<T>,
  ): Promise<T>;
}

interface Deps extends AccountDeps {
  readonly turns: Pick<TurnStore, "queue">;
  readonly ledgerQueue: KeyedQueue;
  readonly now: () => Temporal.Instant;
}

/** Accounts over the store. */
export function createDirectAccounts(deps: Deps): DirectAccounts {
  return {
    use: (person, { turn, session }, work) =>
      deps.ledgerQueue.run(person.ledger, async () => {
        const now = deps.now().toString();
        const lane = `web:${session.slice(0, 16)}`;
        const account = createAccount(deps, {
          person,
          now,
          event: {
            key: turn,
            channel: "web",
            lane,
            sender: { id: person.id, name: person.name },
            address: lane,
            isPrivate: true,
            at: now,
            content: { kind: "status", status: "api" },
          },
        });
        const result = await work(account);
        await deps.turns.queue(account.outbox(), now);
        return result;
      }),
  };
}
