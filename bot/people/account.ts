import type { Account, LinkedChannel } from "../../dialogs/account.ts";
import type { InboundEvent } from "../../dialogs/channel.ts";
import type { OutboxMessage } from "../../dialogs/ports.ts";
import { codeMark } from "../../dialogs/replies/code-marks.ts";
import type { IdSource } from "../../domain/ids.ts";
import type { Person, PersonId } from "../../domain/person.ts";
import type { Codes } from "../codes.ts";
import type { Config } from "../config.ts";
import { linkedChannel, pageChannel } from "./linked-channel.ts";
import type { MergeDeps } from "./merge.ts";
import { proveNumber } from "./number-proof.ts";
import { joinByCode, redeemCode } from "./redemption.ts";
import { unlinkChannel } from "./unlinking.ts";
import type { Ways } from "./ways.ts";

/** What people's channels are dealt with by. */
export interface AccountDeps extends MergeDeps {
  readonly codes: Codes;
  readonly newId: IdSource;
  readonly registration: Config["REGISTRATION"];
  /** Whether somebody can sign in by a password; left out: nobody can. */
  readonly hasPassword?: (person: PersonId) => Promise<boolean>;
  readonly ways: Ways;
  /** Where a phone PIN is chosen; null where there is no phone. */
  readonly pinPage: string | null;
}

/** Whose account it is in which turn. */
export interface AccountOf {
  readonly event: InboundEvent;
  readonly person: Person;
  /** The decision's: ISO instant. */
  readonly now: string;
}

/** What the parts of an account share. */
export interface AccountScope extends AccountOf {
  readonly deps: AccountDeps;
  /** Queues messages with what the turn comes to. */
  tell(messages: readonly OutboxMessage[]): void;
  /** The person turned out to be this one. */
  become(person: Person): void;
}

/** An account with what has become of it in the turn. */
export interface TurnAccount extends Account {
  /** Who the person is by now. */
  person(): Person;
  /** What others have to be told; each message bears a key of the turn's own, so that it is queued once. */
  outbox(): readonly OutboxMessage[];
}

/**
 * A person's account in a turn.
 *
 * Its effects are written as they are asked for, before the turn is settled. Each is bound to the turn's event key, or changes
 * nothing when it is made again; so a turn that is run again, by whomever, comes to the same.
 */
export function createAccount(deps: AccountDeps, about: AccountOf): TurnAccount {
  const { event, now } = about;
  const outbox = new Map<string, OutboxMessage>();
  let { person } = about;
  const scope: AccountScope = {
    deps,
    event,
    now,
    get person() {
      return person;
    },
    tell(messages) {
      for (const message of messages) outbox.set(message.key, message);
    },
    become(other) {
      person = other;
    },
  };
  return {
    channels: () => channelsOf(scope),
    async offerLink() {
      await deps.codes.keep(event.key, { purpose: "pair", person: person.id });
      await deps.codes.keep(event.key, { purpose: "signin", person: person.id });
      return deps.ways("pair");
    },
    async pinLink() {
      if (deps.pinPage === null) return null;
      await deps.codes.keep(event.key, { purpose: "pin", person: person.id });
      return `${deps.pinPage}?code=${codeMark("pin")}`;
    },
    proveNumber: (number) => proveNumber(scope, number),
    redeem: (codeHash) => redeemCode(scope, codeHash),
    join: (codeHash) => joinByCode(scope, codeHash),
    unlink: (channel) => unlinkChannel(scope, channel),
    async invite() {
      if ((await deps.people.owner())?.id !== person.id) return { kind: "not_yours" };
      if (deps.registration === "owner") return { kind: "closed" };
      await deps.codes.keep(event.key, { purpose: "invite", person: person.id });
      return { kind: "invited", ways: deps.ways("invite") };
    },
    person: () => person,
    outbox: () => [...outbox.values()],
  };
}

async function channelsOf({ deps, event, person, now }: AccountScope): Promise<LinkedChannel[]> {
  const identities = await deps.people.identities(person.id);
  const page = pageChannel(await deps.people.sessions(person.id, now), event);
  return [...identities.map((identity) => linkedChannel(identity, event)), ...(page ? [page] : [])];
}
