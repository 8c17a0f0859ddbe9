import type { TurnStore } from "../../dialogs/ports.ts";
import { codeMark } from "../../dialogs/replies/code-marks.ts";
import type { AccessStore } from "../../domain/access.ts";
import type { IdSource } from "../../domain/ids.ts";
import type { PeopleStore } from "../../domain/ports.ts";
import type { Codes } from "../codes.ts";
import { linkedChats, messageTo } from "../linked-chats.ts";

interface SendCodeDeps {
  readonly people: Pick<PeopleStore, "identities">;
  readonly access: Pick<AccessStore, "signInBy">;
  readonly turns: Pick<TurnStore, "queue">;
  readonly codes: Codes;
  readonly newId: IdSource;
  readonly now: () => Temporal.Instant;
  /** Where sign-in links lead. */
  readonly link: () => string;
}

/** Sends a sign-in link to the first chat of whose e-mail address that is; nothing to anybody else, and nobody is told which. */
export function createSendCode({ people, access, turns, codes, newId, now, link }: SendCodeDeps) {
  return async (email: string): Promise<void> => {
    const signIn = await access.signInBy(email);
    const [chat] = signIn ? await linkedChats(people, signIn.person) : [];
    if (!signIn || !chat) return;
    const cause = `code:${newId()}`;
    await codes.keep(cause, { purpose: "signin", person: signIn.person });
    const text = `🔑 Somebody, hopefully you, wants to sign in with your e-mail address. This opens your page, once, for ten minutes: ${link()}?code=${codeMark("signin")}\nIf that wasn't you, do nothing.`;
    const reply = { blocks: [{ kind: "text", text }], privacy: "private", codesOf: cause } as const;
    await turns.queue([messageTo(chat, cause, reply)], now().toString());
  };
}
