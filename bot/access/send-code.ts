import type { TurnStore } from "../../dialogs/ports.ts";
import { codeMark } from "../../dialogs/replies/code-marks.ts";
import type { AccessStore } from "../../domain/access.ts";
import type { IdSource } from "../../domain/ids.ts";
import type { PersonId } from "../../domain/person.ts";
import type { PeopleStore } from "../../domain/ports.ts";
import type { Codes } from "../codes.ts";
import { linkedChats, messageTo } from "../linked-chats.ts";
import type { Logger } from "../logger.ts";

interface SendCodeDeps {
  readonly people: Pick<PeopleStore, "identities" | "spend">;
  readonly access: Pick<AccessStore, "signInBy">;
  readonly turns: Pick<TurnStore, "queue">;
  readonly codes: Pick<Codes, "keep">;
  readonly newId: IdSource;
  readonly now: () => Temporal.Instant;
  /** Where sign-in links lead. */
  readonly link: () => string;
  readonly log: Pick<Logger, "error">;
}

/** Sends codes; nobody is told whether there was somebody to send one to. */
export interface CodeSending {
  /** Begins to send a sign-in link to the first chat of whose e-mail address that is; nothing to anybody else. */
  send(email: string): void;
  /** Waits for what has begun. */
  settled(): Promise<void>;
}

/** Links that are sent to one person in an hour, so that whoever knows an address can't pester its owner. */
export const CODES_AN_HOUR = 5;

const HOUR_MS = 3_600_000;

/** Sends sign-in links. Whoever asks for one does not wait for it, since how long that takes would tell whether the address is anybody's. */
export function createCodeSending(deps: SendCodeDeps): CodeSending {
  const { people, access, turns, codes, newId, now, link, log } = deps;
  const begun = new Set<Promise<void>>();
  return {
    send(email) {
      const sending = sendTo(email)
        .catch((error: unknown) => log.error({ err: error }, "could not send a sign-in code"))
        .finally(() => begun.delete(sending));
      begun.add(sending);
    },
    async settled() {
      await Promise.all(begun);
    },
  };

  async function sendTo(email: string): Promise<void> {
    const signIn = await access.signInBy(email);
    const [chat] = signIn ? await linkedChats(people, signIn.person) : [];
    if (!signIn || !chat || !(await maySend(signIn.person))) return;
    const cause = `code:${newId()}`;
    await codes.keep(cause, { purpose: "signin", person: signIn.person });
    const text = `🔑 Somebody, hopefully you, wants to sign in with your e-mail address. This opens your page, once, for ten minutes: ${link()}?code=${codeMark("signin")}\nIf that wasn't you, do nothing.`;
    const reply = { blocks: [{ kind: "text", text }], privacy: "private", codesOf: cause } as const;
    await turns.queue([messageTo(chat, cause, reply)], now().toString());
  }

  function maySend(person: PersonId): Promise<boolean> {
    const hour = Math.floor(now().epochMilliseconds / HOUR_MS);
    const until = Temporal.Instant.fromEpochMilliseconds((hour + 1) * HOUR_MS).toString();
    return people.spend({ bucket: `codes sent ${hour} ${person}`, limit: CODES_AN_HOUR, until }, newId());
  }
}
