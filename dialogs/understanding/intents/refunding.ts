import type { ToolCall } from "../../tools/call.ts";
import type { AmountMention } from "../amounts.ts";
import { categorize } from "../categorize.ts";
import { trim } from "../describing.ts";
import { isQuestion, whyNotSpent } from "../guards.ts";
import { blank } from "../masks.ts";
import { act, amountLabel, ask, choice, dayLabel, decline, NEITHER } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { readIncome } from "./coming-in.ts";
import { askCurrency, askReading } from "./doubts.ts";

/**
 * Money that came back for something bought: "refund 20 from Zara", "work reimbursed me 86", "got 35 back from Ikea".
 *
 * Money that a person pays back is a matter between the two, and what is only hoped for is none yet.
 *
 * @returns null when the text tells of nothing of the kind
 */
export function readRefund(reading: Reading): Understanding | null {
  const { text, amounts, dates } = reading;
  if (!ABOUT_REFUNDS.test(text) || (OTHER_MONEY.test(text) && !PAYER_BACK.test(text))) return null;
  if (TAX.test(text)) return isQuestion(text) ? null : readIncome(reading);
  const [amount, ...others] = amounts;
  const told = others.length > 0 || text.length > LONGEST ? null : toldIn(reading, amount);
  if (!told) return SURELY_REFUNDS.test(text) ? unclear(text) : null;
  if (isQuestion(text)) return decline("unclear");
  const against = STILL_TO_COME.test(text) ? "hypothetical" : whyNotSpent(text.replace(RETURNED, " "));
  if (against) return decline(against);
  if (dates.some(({ isFuture }) => isFuture)) return decline("hypothetical");
  if (!amount || amount.readings.length === 0) return askAmount(told, reading);
  const [day] = dates;
  if (day && day.date === null) return askDay(told, amount, day.candidates, reading);
  return isSure(told) ? logged(told, amount, reading) : offered(told, amount, reading);
}

const LONGEST = 160;

const ABOUT_REFUNDS =
  /\b(?:refund(?:ed|s)?|reimburse(?:d|ment)?|cash ?back|back|returned|return (?:my|our) money|chargeback|credit(?:ed)?|(?:rück)?erstattet|(?:rück)?erstattung|remboursement|remboursé|reembolso|rimborso)\b/iu;

/** What one person pays back to another is no refund of a purchase. */
const OTHER_MONEY = /\bpa(?:id|y|ying) (?:\S+ ){0,3}back\b/i;

/** Where an insurance or an employer pays back, it is what was spent for them. */
const PAYER_BACK =
  /^(?:(?:my|the|our) )?(?:health |travel |car )?(?:insurance|insurer|health plan|work|employer|company|office) (?:just |finally |has )*paid (?:me |us )?back\b/i;

/** What the state gives back is income. */
const TAX = /\btax (?:refund|return)\b/i;

/** What can't be taken for an expense, even where it is not understood. */
const SURELY_REFUNDS =
  /\brefund|\breimburs|\bcash ?back\b|\bmoney back\b|\b(?:got|get|received|gotten|had) .{1,25} back\b|\b(?:gave|sent|given) (?:me|us) .{0,25}back\b|\breturned (?:the|my|a|an|some|it|them|those|these)\b|\btook back (?:the|my|our)\b|\breturn(?:ed)? (?:my|our) money\b|\b(?:store )?credit (?:from|back|of|note)\b|\bchargeback\b|\bcredited\b|\b(?:rück)?erstattung|\bremboursement|\breembolso|\brimborso/i;

function unclear(text: string): Understanding {
  const against = isQuestion(text) ? "unclear" : STILL_TO_COME.test(text) ? "hypothetical" : whyNotSpent(text);
  if (against) return decline(against);
  return ask("Did money come back for something? Say it like “refund 20 from Zara”. Nothing is logged yet.", []);
}

const STILL_TO_COME =
  /\b(?:wait(?:ing)?|pending|expect(?:ing|ed)?|request(?:ed|ing)?|asked|apply|applied|applying|claim(?:ed|ing)?|processing|process|soon|should|supposed|owes?|owed|promised|eligible|denied|rejected|refused|due|still|yet|when|if|until|will|tomorrow|next)\b/i;

/** Returning something is how money comes back; elsewhere it says that nothing was spent. */
const RETURNED = /\breturned\b/gi;

/** What a text says of money that came back. */
interface Refund {
  /** What it was for, or who paid it. */
  readonly description: string;
  /** Who paid it, where the text names nothing else. */
  readonly payer: string;
  /** True where the words can mean nothing else. */
  readonly isPlain: boolean;
  /** Who gave it back, also where it is said for what. */
  readonly giver: string;
}

const GOT = "(?:(?:i|we)(?:'ve| have)? )?(?:just |finally |also |today )*(?:got|received|had|have|get|was|were|been)";
const REFUND = "(?:refund(?:ed|s)?|reimburse(?:d|ment)?|cash ?back|chargeback)";
const FROM = "(?: (?:from|by|at) (?:the |my )?(?<from>[^§]+?))?";
const FOR = "(?: (?:for|on) (?:the |my |a |an |some )?(?<item>[^§]+?))?";
const TAIL = `(?: back)?${FROM}${FOR}(?: (?:from|by|at) (?:the |my )?(?<from2>[^§]+?))?$`;

/** `§` stands for the amount. */
const FORMS: readonly { readonly form: RegExp; readonly isPlain: boolean }[] = [
  [`(?:${GOT} )?(?:back )?(?:a |an |my |the )?(?:partial |full |small |tax )?${REFUND}(?: of| for|:)? ?§${TAIL}`, true],
  [`${GOT} (?:a |an )?§(?: back)?(?: (?:as|in) (?:a )?)? ?${REFUND}${TAIL}`, true],
  [`${GOT} § back${FROM}${FOR}$`, false],
  [`${GOT} (?:back )?(?:a |an |my |the )?${REFUND}${FROM}${FOR}(?: (?:of|for|:))? ?§?$`, true],
  [
    `(?:the |my )?(?<from>[^§]{2,40}?) (?:just |has |have |finally |already )*(?:refunded|reimbursed)(?: (?:me|us))?(?: the)? ?§${FOR}$`,
    true,
  ],
  [
    `(?:the |my |our )?(?<from>[^§]{2,40}?) (?:just |has |have |finally |already )*(?:refunded|reimbursed)(?: (?:me|us) for)? (?:the |my |our |an? )?(?<item>[^§]{2,40}?)[,:]? §$`,
    true,
  ],
  [`§ ${REFUND}${TAIL}`, true],
  [`§ back${FROM}${FOR}$`, false],
  [
    `(?:(?:my|the|our) )?(?<from>[^§]{2,40}?) (?:just |finally |has )*(?:gave|paid|sent) (?:me |us )?(?:back §|§ back)${FOR}$`,
    false,
  ],
  [`(?:a |my )?refund(?:ed)? §,? (?!of |for |from |to )(?<from>[^§]{2,40}?)$`, true],
  [`${REFUND}[: ]+(?:for |from )?(?<item>[^§]{2,60}?)[: ]+§$`, true],
  [`(?<item>[^§]{2,40}?) ${REFUND}[: ]+§$`, true],
  [
    `(?:i |we )?(?:just )?returned (?:the |my |a |an |some )?(?<item>[^§]{2,40}?)(?: (?:to|at) (?<from>[^§]+?))?,? (?:and )?(?:got|received) §(?: back| refunded)?$`,
    true,
  ],
  [
    `(?:i |we )?(?:just )?returned (?:the |my |a |an |some )?(?<item>[^§]{2,40}?)(?: (?:to|at) (?<from>[^§]+?))?(?<! for),? §(?: back)?$`,
    true,
  ],
  [
    `(?:i |we )?(?:just )?returned (?:the |my |a |an |some )?(?<item>[^§]{2,40}?)(?: (?:to|at) (?<from>[^§]+?))? for §(?: back)?$`,
    false,
  ],
  [
    `(?:erstattung|rückerstattung|remboursement|reembolso|rimborso)(?: (?:von|de|di|da))? §(?: (?:von|bei|de|da|di) (?<from>[^§]+?))?$`,
    true,
  ],
].map(([source, isPlain]) => ({ form: new RegExp(`^${source}`, "iu"), isPlain: isPlain === true }));

/** What money is called that came back for nothing that is named. */
const NAMELESS = "refund";

function toldIn({ text, dates }: Reading, amount: AmountMention | undefined): Refund | null {
  const plain = skeleton(text, amount, dates);
  for (const { form, isPlain } of FORMS) {
    const groups = form.exec(plain)?.groups;
    if (!groups) continue;
    const payer = trim(groups.from ?? groups.from2 ?? "");
    const item = trim(groups.item ?? "");
    return { description: item || payer || NAMELESS, payer: item === "" ? payer : "", giver: payer, isPlain };
  }
  return null;
}

function skeleton(text: string, amount: AmountMention | undefined, dates: Reading["dates"]): string {
  const marked = amount ? `${text.slice(0, amount.start)}§${text.slice(amount.end)}` : text;
  const shift = amount ? 1 - (amount.end - amount.start) : 0;
  const moved = dates.map(({ start, end }) => {
    const by = amount && start >= amount.end ? shift : 0;
    return { start: start + by, end: end + by };
  });
  return blank(marked, moved, " ")
    .replace(/\s+/g, " ")
    .replace(/^(?:hey|hi|ok|okay|so|and|also|log|add|record|note|please)[, ]+/i, "")
    .replace(/[.!, ]+$/, "")
    .trim();
}

/** How sure the categories are of a name; a thing that is given back as well makes a shop of it more readily. */
const SURE_SHOP = 0.9;
const LIKELY_SHOP = 0.8;

/** Shops give money back; whether a name is a shop's or a friend's nobody else can know. */
function isSure({ payer, giver, isPlain }: Refund): boolean {
  return (
    isPlain ||
    categorize(giver).confidence >= (payer === "" ? LIKELY_SHOP : SURE_SHOP) ||
    /\b(?:work|company|employer|office|insurance|insurer|plan|shop|store|bank)\b/i.test(giver)
  );
}

function callFor({ description }: Refund, { context, dates }: Reading, day?: string) {
  return (amount: string, currency: string | undefined): ToolCall => ({
    tool: "log_refund",
    args: {
      amount,
      ...(currency === undefined ? {} : { currency }),
      description,
      category: categorize(description).category,
      date: day ?? dates[0]?.date ?? context.now.toPlainDate().toString(),
    },
  });
}

function logged(told: Refund, amount: AmountMention, reading: Reading): Understanding {
  const call = callFor(told, reading);
  const { readings, currency, candidates } = amount;
  if (readings.length > 1) return askReading(amount, (value) => [call(value, currency)], reading.context);
  const [value = ""] = readings;
  if (candidates.length > 0) return askCurrency(amount, (one) => [call(value, one)], reading.context);
  return amount.doubt === null || amount.doubt === "year"
    ? act([call(value, currency)], 0.94)
    : offered(told, amount, reading);
}

function offered(told: Refund, amount: AmountMention, reading: Reading): Understanding {
  const [value, ...others] = amount.readings;
  if (value === undefined || others.length > 0 || amount.candidates.length > 0) return decline("unclear");
  const label = amountLabel(value, reading.context.locale, amount.currency);
  const of = told.payer === "" ? ` for ${told.description}` : ` from ${told.payer}`;
  return ask(`Did you get ${label} back${told.description === NAMELESS ? "" : of}, as a refund? Not logged yet.`, [
    choice(`Yes, refund ${label}`, callFor(told, reading)(value, amount.currency)),
    ...(told.payer === "" ? [] : [choice(`${told.payer} paid me back`, paidBack(told, value, amount, reading))]),
    NEITHER,
  ]);
}

function paidBack({ payer }: Refund, value: string, { currency }: AmountMention, { dates }: Reading): ToolCall {
  const day = dates[0]?.date;
  const stated = { ...(currency === undefined ? {} : { currency }), ...(day ? { date: day } : {}) };
  return { tool: "log_transfer", args: { amount: value, from: "person", with: payer, ...stated } };
}

/** "last week": the days that it can be are offered. */
function askDay(told: Refund, amount: AmountMention, days: readonly string[], reading: Reading): Understanding {
  const [value, ...others] = amount.readings;
  const today = reading.context.now.toPlainDate().toString();
  if (value === undefined || others.length > 0 || amount.candidates.length > 0) return unclear(reading.text);
  return ask(
    "Which day was that? Not logged yet.",
    [...new Set([...days, today])].slice(0, 3).map((day) => ({
      label: dayLabel(day),
      calls: [callFor(told, reading, day)(value, amount.currency)],
    })),
  );
}

function askAmount(told: Refund, reading: Reading): Understanding {
  if (!told.isPlain || told.description === NAMELESS) return unclear(reading.text);
  const { amount: _unknown, ...args } = callFor(told, reading)("", undefined).args;
  return ask(`How much did you get back for ${told.description}?`, [], { tool: "log_refund", args });
}
