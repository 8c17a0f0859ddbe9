import { SPEECH_LIMITS } from "../speech.ts";
import type { DeclineResult } from "../tools/decline.ts";
import type { Presentation } from "../tools/tool.ts";
import { FIRST_STEPS } from "./help.ts";
import { AWAITS_PIN } from "./pin-link.ts";
import { combine, textOnly } from "./presentation.ts";

const REASONS: Readonly<Record<Exclude<DeclineResult["reason"], "not_yet">, string>> = {
  not_money: `That's not something I keep track of; I look after your spending. Nothing was logged. Try “${FIRST_STEPS.join("”, “")}”.`,
  hypothetical: "It didn't happen, so I logged nothing. Ask “can I afford it?” if you are thinking about it.",
  negated: "Good, then there is nothing to log.",
  in_need:
    "I'm sorry, that is hard. First what you need: home, food, power, medicine; the rest can wait. “what bills are coming” shows what is due until payday, “what's left” what there is; whoever you owe it to may give you time if you ask before the day.",
  move_money_asked: "I can't send or move money; I only keep the book. Tell me when you have done it.",
  cancel_asked: "Only you can cancel that with them. Nothing was changed here; say “stop …” and I stop expecting it.",
  invest_asked: "I don't invest or advise on investments. Nothing was changed.",
  convert_asked: "I don't convert currencies for their own sake. Tell me what you spent and in which currency.",
  calculation: "I don't do sums for their own sake. Nothing was logged.",
  left_alone: "All right, I left everything as it is.",
  only_this: "All right, only this one.",
  answered_before: "You have answered that already; nothing was changed.",
  asked_elsewhere: "Please answer that in the chat where I asked it. Nothing was changed.",
  unknown_button: "That button does nothing any more, so nothing was changed. Just tell me what you want.",
  secret:
    "That looked like a PIN, so I have not kept it. Please delete it here, too. I ask for it on the phone only; to choose one, open the link that I gave you, or say “set my PIN”.",
  voice_off: "I can't hear voice notes here, so nothing was logged. Please type it.",
  voice_long: `That's longer than ${SPEECH_LIMITS.seconds / 60} minutes, so I haven't listened to it and nothing was logged. Please say it in shorter pieces.`,
  voice_empty: "I heard no words in that, so nothing was logged. Please say it again, or type it.",
  voice_unreadable: "I can't play that recording, so nothing was logged. Please record it again, or type it.",
  voice_later: "I can't listen right now, so nothing was logged. Please type it, or try again in a while.",
  voice_budget: "Today's budget for listening is used up, so nothing was logged. Please type it.",
  unclear: "I didn't understand that, so nothing was changed. Try “coffee 4.50”, “what's left” or “help”.",
};

/** What each thing that is understood but not done yet is called. */
const LATER: Readonly<Record<string, string>> = {
  log_income: "income",
  log_refund: "refunds",
  log_transfer: "transfers between accounts",
  set_balance: "account balances",
  set_goal: "savings goals",
  remind_me: "reminders",
};

/** One polite sentence for each thing that was not done. */
export function presentDeclined(results: readonly DeclineResult[]): Presentation {
  return combine(results.map((result) => ({ ...textOnly(declineText(result)), ...stillOpen(result) })));
}

/** Whoever types a PIN once may do so again. */
function stillOpen({ reason }: DeclineResult): Pick<Presentation, "pending"> {
  return reason === "secret" ? { pending: AWAITS_PIN } : {};
}

function declineText({ reason, about }: DeclineResult): string {
  if (reason !== "not_yet") return REASONS[reason];
  const what = about === undefined ? undefined : LATER[about];
  return what === undefined
    ? "I understood, but I can't do that yet. Nothing was changed."
    : `I understood, but I can't keep ${what} yet. Nothing was changed.`;
}
