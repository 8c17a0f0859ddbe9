import { hashSecret } from "../adapters/hash-secret.ts";
import type { TurnStore } from "../dialogs/ports.ts";
import { InvalidInput } from "../domain/errors.ts";
import type { PersonId } from "../domain/person.ts";
import { pinTriesOf, weaknessOf } from "../domain/phone.ts";
import type { PeopleStore } from "../domain/ports.ts";
import { linkedChats, messageTo, privately } from "./linked-chats.ts";
import type { Pins } from "./pins.ts";

/** Sets phone PINs, and tells the person's chats. */
export interface PinSetting {
  /**
   * Sets the PIN of whoever a link was made for, and uses the link's code up. A PIN that is refused leaves it as it is.
   *
   * @returns the person; null when the code is unknown, used or expired
   * @throws InvalidInput when the PIN is too easy, with a reason to show
   */
  byCode(code: string, digits: string): Promise<PersonId | null>;
  /** Sets somebody's PIN. @throws InvalidInput as above */
  of(person: PersonId, digits: string): Promise<void>;
}

interface PinSettingDeps {
  readonly people: PeopleStore;
  readonly turns: Pick<TurnStore, "queue">;
  readonly pins: Pins;
  readonly now: () => Temporal.Instant;
}

const CHANGED =
  "📞 Your phone PIN was set just now. If that wasn't you, say “set my PIN” and choose another: the old one no longer works.";

export function createPinSetting({ people, turns, pins, now }: PinSettingDeps): PinSetting {
  return {
    async byCode(code, digits) {
      const hash = hashSecret(code);
      const owner = await people.pinCodeOwner(hash, now().toString());
      if (owner === null) return null;
      await assertStrong(owner, digits);
      const person = await people.usePinCode(hash, await pins.hash(digits), now().toString());
      if (person !== null) await afterwards(person);
      return person;
    },
    async of(person, digits) {
      await assertStrong(person, digits);
      await people.setPin(person, await pins.hash(digits));
      await afterwards(person);
    },
  };

  async function assertStrong(person: PersonId, digits: string): Promise<void> {
    const identities = await people.identities(person);
    const weakness = weaknessOf(
      digits,
      identities.map(({ externalId }) => externalId),
    );
    if (weakness !== null) throw new InvalidInput(weakness);
  }

  /** Whoever has just chosen a PIN is not kept out by somebody's tries at the old one. */
  async function afterwards(person: PersonId): Promise<void> {
    await people.forgetPinTries(pinTriesOf(person));
    const at = now();
    const chats = await linkedChats(people, person);
    const messages = chats.map((chat) => messageTo(chat, `pin:${person}:${at.epochMilliseconds}`, privately(CHANGED)));
    await turns.queue(messages, at.toString());
  }
}
