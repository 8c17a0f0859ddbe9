import type { ToolCall } from "../../tools/call.ts";
import { isQuestion, whyNotSpent } from "../guards.ts";
import { ask, choice, decline } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { withOneAmount } from "./one-amount.ts";
import { personIn as personNamed } from "./people.ts";

/** "paid the credit card 640", "moved 300 to savings", "lent Tom 50", "took out 100": money that moved without being spent. */
export function readTransfer(reading: Reading): Understanding {
  const { text, dates } = reading;
  const against = whyNotSpent(text);
  if (against) return decline(against);
  if (isQuestion(text) || SPARED.test(text)) return decline("unclear");
  const end =
    ENDS.find(({ pattern }) => pattern.test(text)) ?? ENDS_ELSEWHERE.find(({ pattern }) => pattern.test(reading.lower));
  const day = dates.find(({ isFuture }) => !isFuture)?.date;
  const when = day ? { date: day } : {};
  if (!end) return askAbout(reading, when);
  const who = end.isPerson ? personIn(text) : null;
  if (end.isPerson && who === null) return ask("Who was it? Nothing is noted yet.", []);
  return withOneAmount(reading, (amount, stated) => ({
    tool: "log_transfer",
    args: { amount, ...stated, ...end.args, ...(who === null ? {} : { with: who }), ...when },
  }));
}

/** What was not spent moved nowhere: "saved 30 by cooking". */
const SPARED = /\bsaved\b.{0,20}\b(?:by|on|with|thanks)\b/i;

interface End {
  readonly pattern: RegExp;
  readonly args: Readonly<Record<string, string>>;
  readonly isPerson?: true;
}

const SAVINGS =
  "(?:savings?|saving account|savings account|emergency fund|rainy day|piggy bank|retirement|401\\(?k\\)?|ira|isa|pension|brokerage|index funds?|stocks?|shares|crypto|bitcoin|btc|etfs?|bonds|fund)";

/** The same in the other languages in which expenses are logged; looked for in lower case. */
const ENDS_ELSEWHERE: readonly End[] = [
  {
    pattern:
      /(?<!\p{L})(?:kreditkarte|visa-?karte|carte de crédit|carte bleue|tarjeta(?: de cr[eé]dito)?|carta di credito|cart[aã]o(?: de cr[eé]dito)?|fatura do cart[aã]o|credit card ka bill)(?!\p{L})/u,
    args: { to: "card" },
  },
  {
    pattern:
      /(?<!\p{L})(?:(?:vom|aus dem) (?:sparkonto|tagesgeld\p{L}*)|(?:de l'|depuis l')épargne|(?:de|desde) (?:los |mis |el )?ahorros?|da[il]? (?:risparmi|conto deposito)|da poupança|bachat se|savings se)(?!\p{L})/u,
    args: { from: "savings" },
  },
  {
    pattern:
      /(?<!\p{L})(?:sparkonto|sparschwein|tagesgeld\p{L}*|zurückgelegt|gespart|épargne|livret a|mis de côté|ahorros?|ahorré|aparté|risparmi|messi? da parte|conto deposito|poupança|poupei|guardei|bachat|savings mein?|fd mein?|rd mein?|sip)(?!\p{L})/u,
    args: { to: "savings" },
  },
  {
    pattern:
      /(?<!\p{L})(?:abgehoben|geldautomat\p{L}*|bankomat|bancomat|retiré|retrait|distributeur|dab|cajero|retiré del|saqué del|saqué (?:dinero|efectivo)|prelevat[oi]|prelievo|saquei|saque|levantei|multibanco|atm se)(?!\p{L})/u,
    args: { to: "cash" },
  },
];

/** The other end of a transfer, the surest words first. */
const ENDS: readonly End[] = [
  {
    pattern: /\b(?:paid|gave|pays?|sent) (?:me|us) (?:\S+ )?back\b|\bpaid back (?:by|from)\b|\breturned (?:me|my)\b/i,
    args: { from: "person" },
    isPerson: true,
  },
  { pattern: /\bborrowed\b/i, args: { from: "person" }, isPerson: true },
  { pattern: /\b(?:lent|loaned|fronted|spotted)\b/i, args: { to: "person" }, isPerson: true },
  {
    pattern: /\b(?:paid|gave|pay) .{1,20} back\b|\b(?:paid|pay) back\b|\brepaid\b/i,
    args: { to: "person" },
    isPerson: true,
  },
  {
    pattern:
      /\b(?:credit cards?|cc|visa|mastercard|amex|card (?:bill|balance|payment))\b|\b(?:paid|paying|pay)(?: off)? .{0,15}\bcard\b/i,
    args: { to: "card" },
  },
  { pattern: new RegExp(`\\b(?:from|out of|off)(?: my| the| our)* ${SAVINGS}\\b`, "i"), args: { from: "savings" } },
  {
    pattern:
      /\b(?:withdrew|withdrawn|withdrawal|took out|take out|took .{1,15} out|cash ?out|atm|got cash|cash from|pulled out|drew out)\b/i,
    args: { to: "cash" },
  },
  {
    pattern: new RegExp(
      `\\b(?:to|into|in|towards?)(?: my| the| our| an?)* ${SAVINGS}\\b|^(?:savings?|emergency fund)[ :]|\\b(?:saved|set aside|put aside|stashed|invested)\\b|\\bbought .{0,20}${SAVINGS}\\b`,
      "i",
    ),
    args: { to: "savings" },
  },
  {
    pattern:
      /\b(?:between|to|from|into)(?: my| the| own| our)* (?:other |checking |current |joint |own )?accounts?\b|\btop(?:ped)? up (?:my |the )?(?:revolut|paypal|wise|monzo|prepaid|account|wallet)/i,
    args: { to: "own_account" },
  },
];

/** Sending somebody money may be a loan, a debt paid back, or something bought. */
function askAbout(reading: Reading, when: { readonly date?: string }): Understanding {
  const who = personIn(reading.text);
  const [mention] = reading.amounts;
  const amount = mention?.readings[0];
  if (who === null || amount === undefined || reading.amounts.length > 1) return decline("unclear");
  const stated = mention?.currency === undefined ? {} : { currency: mention.currency };
  const lent: ToolCall = { tool: "log_transfer", args: { amount, ...stated, to: "person", with: who, ...when } };
  const spent: ToolCall = { tool: "log_expense", args: { amount, ...stated, description: who, ...when } };
  return ask(`Is that money lent to ${who}, or was it for something? Nothing is noted yet.`, [
    choice(`Lent to ${who}`, lent),
    choice("An expense", spent),
  ]);
}

const RELATION =
  "(?:my )?(?:mom|mum|mother|dad|father|brother|sister|wife|husband|partner|friend|roommate|flatmate|son|daughter|boss|girlfriend|boyfriend|cousin|uncle|aunt|neighbou?r|colleague|parents|buddy|mate)";
const PERSON = new RegExp(
  `\\b(?:lent|loaned|fronted|spotted|borrowed(?: .{1,15})? from|paid back|repaid|paid|gave|sent|venmoed|zelled|paypaled|wired|transferred|cashapped|to|from|by|handed) (?=(${RELATION}|\\p{L}[\\p{L}'-]+)\\b)`,
  "giu",
);
const PERSON_FIRST = new RegExp(`^(${RELATION}|\\p{L}[\\p{L}'-]+) (?:paid|gave|returned|sent|lent|loaned)\\b`, "iu");
const RELATED = new RegExp(`^${RELATION}$`, "iu");

function personIn(text: string): string | null {
  const named = [PERSON_FIRST.exec(text)?.[1], ...[...text.matchAll(PERSON)].map(([, name]) => name)];
  const found = named.find((name) => name !== undefined && (/^\p{Lu}/u.test(name) || RELATED.test(name)));
  if (found !== undefined) return found.replace(/^my /i, "");
  const lentTo = LENT_TO.exec(text)?.[1];
  return lentTo === undefined ? null : personNamed(lentTo, true);
}

/** Only somebody can be lent to, whose name may be in small letters. */
const LENT_TO =
  /\b(?:lent|loaned|fronted|spotted|borrowed(?: \S+){1,3} (?:from|off)|borrowed (?:from|off)) (?!(?:out|the|some|a|my|our|back)\b)(\p{L}[\p{L}'-]{1,20})\b/iu;
