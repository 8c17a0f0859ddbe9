import type { BookSize, Joining, Redemption } from "../account.ts";
import type { PendingChoice } from "../state.ts";
import type { ToolCall } from "../tools/call.ts";
import type { RedeemResult } from "../tools/redeem-code.ts";
import type { Presentation } from "../tools/tool.ts";
import { channelName } from "./channel-names.ts";
import { channelTitle } from "./channels-listed.ts";
import { plural } from "./format.ts";
import { combine, textOnly } from "./presentation.ts";

/** Says what a code came to; where it would make one of two books, asks. */
export function presentRedeemed(results: readonly RedeemResult[]): Presentation {
  return combine(
    results.map(({ redemption, join }) =>
      redemption.kind === "two_books" ? askToJoin(redemption, join) : textOnly(redeemedText(redemption)),
    ),
  );
}

/** Says that two books are one. */
export function presentJoined(results: readonly Joining[]): Presentation {
  return combine(results.map((joining) => textOnly(redeemedText(joining))));
}

function redeemedText(redemption: Exclude<Redemption, { kind: "two_books" }>): string {
  switch (redemption.kind) {
    case "bad_code":
      return "That code is not valid, or not any more. Make a new one where you got it.";
    case "too_many":
      return "Too many codes were shown lately, so I didn't look at this one. Wait ten minutes and make a new one.";
    case "yours":
      return "That code is your own, and this channel is linked already. Show it in the channel that you want to add.";
    case "invitation":
      return "That is an invitation for somebody who is not here yet; it is still good.";
    case "linked":
      return `🔗 Linked: ${channelTitle(redemption.channel)} reads and writes your book now.`;
    case "too_late":
      return "That was too long ago, so nothing was joined. Make a new code and show it again.";
    case "joined":
      return joinedText(redemption);
  }
}

function joinedText({ entries, uncounted }: Extract<Joining, { kind: "joined" }>): string {
  const brought = entries === 0 ? "" : ` ${plural(entries, "entry", "entries")} came over.`;
  const waiting =
    uncounted === 0
      ? ""
      : ` ${uncounted === 1 ? "One of them is" : `${uncounted} of them are`} in another currency and will count once you say what it came to.`;
  return `🔗 Joined: your channels are one person with one book now.${brought}${waiting}`;
}

function askToJoin({ here, there, joined }: Extract<Redemption, { kind: "two_books" }>, join: ToolCall): Presentation {
  const foreign = [here, there].filter(({ currency }) => currency !== joined);
  const question = [
    `That code is of another book. This one (${namesOf(here)}) has ${entriesOf(here)}, the other one (${namesOf(there)}) ${entriesOf(there)}.`,
    "Join them into one? No entry is lost, but they can't be taken apart again.",
    ...foreign.map(
      ({ currency }) =>
        `The joined book is kept in ${joined}: what is in ${currency} is converted by the rate of its day, or counts once you say what it came to.`,
    ),
  ].join("\n");
  const choices: PendingChoice[] = [
    { label: "Join", isYes: true, calls: [join] },
    { label: "Keep apart", calls: [] },
  ];
  return { ...textOnly(question), choices, pending: { question, choices } };
}

function namesOf({ channels }: BookSize): string {
  return channels.length === 0 ? "of nobody else" : [...new Set(channels.map(channelName))].join(", ");
}

function entriesOf({ entries }: BookSize): string {
  return plural(entries, "entry", "entries");
}
