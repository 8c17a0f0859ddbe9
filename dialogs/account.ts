import { InvalidInput } from "../domain/errors.ts";
import type { Id } from "../domain/ids.ts";
import type { Currency } from "../domain/money.ts";
import type { Identity } from "../domain/person.ts";

/**
 * Who somebody is in which channel, as far as tools may see and change it: bound to the turn's person, so that no tool can
 * name another, and to the turn, so that what is done again changes nothing and answers the same.
 */
export interface Account {
  /** Where the person is known, in the order in which they came. */
  channels(): Promise<readonly LinkedChannel[]>;
  /** Makes what links one more channel. @returns the ways to use it; their codes are marks, see `replies/code-marks.ts` */
  offerLink(): Promise<readonly LinkWay[]>;
  /** Makes a link to the page where a phone PIN is chosen, with its code as a mark; null where there is no phone. */
  pinLink(): Promise<string | null>;
  /** Texts a code to a phone number (E.164), which proves that it is the person's once they show it here. */
  proveNumber(number: string): Promise<NumberProof>;
  /** What the code that the person has shown comes to; `codeHash` as its channel made it. */
  redeem(codeHash: string): Promise<Redemption>;
  /** Makes one person and one book of the turn's person and the one whose code they have shown. */
  join(codeHash: string): Promise<Joining>;
  /** Takes a channel of {@link channels} away. */
  unlink(channel: Id): Promise<Unlinking>;
  /** Makes an invitation, which is the owner's to make. */
  invite(): Promise<Inviting>;
}

/** An account for what is only tried: it tells what there is, and lets nobody change it. */
export function lookOnly({ channels }: Pick<Account, "channels">): Account {
  const refuse = async (): Promise<never> => {
    throw new InvalidInput("That is done only once the person says so.");
  };
  return {
    channels,
    ...{ offerLink: refuse, pinLink: refuse, proveNumber: refuse, redeem: refuse, join: refuse, unlink: refuse },
    invite: refuse,
  };
}

/** A channel in which a person is known. */
export interface LinkedChannel {
  readonly id: Id;
  /** Its channel's name, `page` for the browsers that are signed in. */
  readonly channel: string;
  /** What tells it apart from others of its channel: a name, the end of a number, how many browsers; null where nothing does. */
  readonly detail: string | null;
  readonly state: Identity["state"];
  /** ISO instant; null where it has no one beginning. */
  readonly since: string | null;
  /** It is the one in which the turn takes place. */
  readonly isHere: boolean;
}

/** How a code is used in a channel that is on. */
export interface LinkWay {
  readonly channel: string;
  /** Where to send the code to: a number; null where people find it themselves. */
  readonly to: string | null;
  /** What does all of it when it is opened. */
  readonly link: string | null;
}

/** What became of an invitation. `closed`: the settings let nobody in by one · `not_yours`: only the owner makes them. */
export type Inviting =
  | { readonly kind: "invited"; readonly ways: readonly LinkWay[] }
  | { readonly kind: "closed" | "not_yours" };

/** `off`: no texts can be sent · `too_often`: enough were sent today · `yours`: it is linked already. */
export type NumberProof = "texted" | "yours" | "off" | "too_often";

/** What a code that was shown came to. */
export type Redemption =
  | { readonly kind: "bad_code" }
  /** Too many were shown lately; nobody looked at this one. */
  | { readonly kind: "too_many" }
  /** It was their own. */
  | { readonly kind: "yours" }
  /** An invitation, which is for somebody who is not here yet. */
  | { readonly kind: "invitation" }
  /** It proved a number, which is linked now. */
  | { readonly kind: "linked"; readonly channel: LinkedChannel }
  /** It is somebody else's, and both keep books: asked first, nothing was done. `joined`: the currency of what they would be. */
  | { readonly kind: "two_books"; readonly here: BookSize; readonly there: BookSize; readonly joined: Currency }
  | Joining;

/** How two people became one. */
export type Joining =
  | {
      readonly kind: "joined";
      /** How many entries were brought over, and how many of them are in foreign money now, so that they do not count yet. */
      readonly entries: number;
      readonly uncounted: number;
    }
  /** The code was shown too long ago, or is nobody's any more. */
  | { readonly kind: "too_late" };

/** What somebody sees of a book before it is joined with another one. */
export interface BookSize {
  /** Names of the channels whose book it is. */
  readonly channels: readonly string[];
  readonly entries: number;
  readonly currency: Currency;
}

/** What became of a channel that was to be unlinked. */
export type Unlinking =
  | { readonly kind: "unlinked"; readonly channel: LinkedChannel }
  /** It is not linked. */
  | { readonly kind: "gone" }
  /** It is the only way in. */
  | { readonly kind: "last" }
  /** It has been linked for longer than the one that asks, which is not trusted so far yet. */
  | { readonly kind: "too_new" };
