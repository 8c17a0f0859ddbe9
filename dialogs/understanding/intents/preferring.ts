import { withoutCourtesy } from "../courtesy.ts";
import { currenciesNamed } from "../currency-names.ts";
import { mayMatch } from "../needed-words.ts";
import { act, ask, choice } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding, UnderstandingContext } from "../understanding.ts";
import { DISTURBING, readDisturbing } from "./disturbing.ts";
import { prefer } from "./preference.ts";
import { PLACING, readPlace } from "./travelling.ts";

/** How a person wants to be taken: "use euros", "I'm in Tokyo until Friday", "payday is the 25th", "quiet after 9pm". */
export function readPreferring(reading: Reading): Understanding | null {
  if (reading.text.length > LONGEST || !mayPrefer(reading.lower)) return null;
  const body = withoutCourtesy(reading.text);
  if (LISTS.some((pattern) => pattern.test(body))) return act([{ tool: "list_preferences", args: {} }], 0.94);
  if (/[?]$/.test(reading.text)) return null;
  return (
    readPayday(body) ??
    readDisturbing(body) ??
    readTone(body) ??
    readLocale(body) ??
    readCurrency(body, reading.context) ??
    readPlace(body, reading.context)
  );
}

const LONGEST = 120;

const of = (source: string): RegExp => new RegExp(`^(?:${source})$`, "iu");

const SETTINGS = "(?:settings?|preferences?|options|configuration)";
/** "what are my settings", "what carries over" */
const LISTS: readonly RegExp[] = [
  of(
    `(?:what|which|how)(?: are|'re)(?: all)? (?:my|our|the|your) (?:current )?${SETTINGS}(?: now| at the moment)?\\??`,
  ),
  of(`(?:show|list|see|tell|give)(?: me)?(?: all)?(?: of)? (?:my|our|the) (?:current )?${SETTINGS}`),
  of(`(?:my |our |the )?(?:current )?(?:settings|preferences)`),
  of(`what have i set(?: up)?\\??`),
  of(
    `(?:what|which)(?: of my| of the)?(?: categories| category| ones?| budgets?)?(?: do i| do we)? (?:let )?(?:carr(?:y|ies)|rolls?)(?: money)? over\\??`,
  ),
];

const MY = "(?:my |our |the )?(?:default |main |own |home )?";
const MONEY = "([\\p{L}. $€£¥]{1,30}?)";
const CURRENCIES: readonly RegExp[] = [
  of(
    `(?:use|take|switch to|change to|go with|count in|work in|keep (?:it|everything) in|let's use|log (?:everything |it )?in|show (?:me )?(?:everything |amounts )?in) ${MONEY}(?: (?:instead(?: of .{2,20})?|as (?:my|the) currency|by default|not .{2,20}|for everything))?`,
  ),
  of(
    `(?:set|change|switch|update|make)? ?${MY}currency(?: should be| shall be| is| to|:| =|,)? ?(?:now )?${MONEY}(?: (?:now|instead))?`,
  ),
  of(`(?:i|we) (?:use|pay in|spend in|earn in|count in|think in) ${MONEY}(?: (?:here|mostly|usually|not .{2,20}))?`),
  of(
    `(?:everything|all(?: of it)?|amounts?|my money|prices|it all|my amounts) (?:is|are|should be|will be) in ${MONEY}`,
  ),
  of(`(?:not|no) \\p{L}{3,12}[,;] ?(?:use |but |it's )?${MONEY}`),
];

/** "use euros", "my currency is CHF" */
function readCurrency(body: string, context: UnderstandingContext): Understanding | null {
  for (const pattern of CURRENCIES) {
    const words = pattern.exec(body)?.[1];
    const [currency, ...others] = words === undefined ? [] : currenciesNamed(words, context.currency);
    if (currency === undefined) continue;
    if (others.length === 0) return prefer({ currency });
    const choices = [currency, ...others].map((its) =>
      choice(its, { tool: "set_preferences", args: { currency: its } }),
    );
    return ask("Which of them do you mean?", choices);
  }
  return null;
}

const DAY =
  "(?:the )?(?:day )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: (?:day )?(?:of|in) (?:each |every |the |a )?month| each month| every month| monthly)?";
const LAST = "(?<last>(?:the )?(?:last day|end)(?: (?:of|in) (?:each |every |the |a )?month)?)";
const PAYDAYS: readonly RegExp[] = [DAY, LAST].flatMap((day) => [
  of(
    `(?:set |change |move |make |switch )?${MY}(?:payday|pay day)(?: (?:moved|changed|is|falls|comes|should be|has moved))?(?: now)?(?: to| on|:| =| at)? ?${day}`,
  ),
  of(
    `(?:i|we)(?:'m| am| are|'re| get| got)? (?:paid|my (?:pay|salary|wages?|paycheck))(?: always| usually)? (?:on|at|by) ${day}`,
  ),
  of(`${MY}(?:salary|pay|wages?|paycheck) (?:comes|arrives|lands|is paid|gets in)(?: in)? (?:on|at|by) ${day}`),
  of(
    `(?:start |begin |let )?${MY}(?:budget )?(?:month|budget|period)s? (?:starts?|begins?|runs?|should start|should begin|to start)?(?: from| on| at)* ${day}(?: (?:to|until|till) .{2,20})?`,
  ),
  of(`(?:start|begin) ${MY}(?:budget )?(?:month|budget|period)s? (?:on|at|from) ${day}`),
]);

/** "payday is the 25th", "my budget month starts on the 15th" */
function readPayday(body: string): Understanding | null {
  const groups = PAYDAYS.map((pattern) => pattern.exec(body)?.groups).find(Boolean);
  if (!groups) return null;
  const day = groups.last === undefined ? Number(groups.day) : 31;
  return day >= 1 && day <= 31 ? prefer({ payday: day }) : ask("Which day of the month is it, from 1 to 31?", []);
}

const TONES: readonly (readonly [tone: string, words: string])[] = [
  [
    "warm",
    "warm(?:er)?|nice(?:r)?|friendl(?:y|ier)|kind(?:er)?|gentle(?:r)?|encouraging|cheerful|sweet(?:er)?|chatty|chattier",
  ],
  ["strict", "strict(?:er)?|stern(?:er)?|tough(?:er)?|hard(?:er)? on me|firm(?:er)?|blunt(?:er)?|harsh(?:er)?|severe"],
  [
    "plain",
    "plain(?:er)?|neutral|matter[- ]of[- ]fact|short(?:er)?|brief(?:er)?|sober|factual|dry|businesslike|to the point|concise",
  ],
];
const TONE_PATTERNS = TONES.map(([tone, words]) => ({
  tone,
  pattern: of(
    `(?:be|sound|talk|speak|stay|act|write|become|get)(?: (?:a bit|a little|more|much more|very|really|rather|even))* (?:${words})(?: (?:with|to|toward|towards) (?:me|us))?(?: (?:than that|please))?|(?:use|set|change|switch to|i want|i prefer|i'd prefer)(?: an?| the| your| my| to| more)* (?:tone (?:to |is )?)?(?:${words})(?: (?:tone|words|style|language|manner))|(?:(?:set|change) )?(?:the |your |my )?tone(?: to| is|:| =)? ?(?:${words})`,
  ),
}));
const PLAINLY =
  /^(?:(?:just |only )?(?:give me )?the facts|no (?:chit-?chat|small talk|fluff)|drop the (?:chit-?chat|small talk|jokes|fluff)|(?:talk|speak|write) plainly|no jokes)$/i;

/** "be stricter with me", "just the facts" */
function readTone(body: string): Understanding | null {
  if (PLAINLY.test(body)) return prefer({ tone: "plain" });
  const found = TONE_PATTERNS.find(({ pattern }) => pattern.test(body));
  return found ? prefer({ tone: found.tone }) : null;
}

/** Ways of writing amounts and dates, by what people call them. */
const LOCALES: Readonly<Record<string, string>> = {
  american: "en-US",
  us: "en-US",
  british: "en-GB",
  uk: "en-GB",
  english: "en-GB",
  australian: "en-AU",
  canadian: "en-CA",
  indian: "en-IN",
  irish: "en-IE",
  german: "de-DE",
  austrian: "de-AT",
  swiss: "de-CH",
  french: "fr-FR",
  spanish: "es-ES",
  mexican: "es-MX",
  italian: "it-IT",
  portuguese: "pt-PT",
  brazilian: "pt-BR",
  dutch: "nl-NL",
  danish: "da-DK",
  swedish: "sv-SE",
  norwegian: "nb-NO",
  polish: "pl-PL",
  japanese: "ja-JP",
};
const LOCALE_CODE = of(
  `(?:set |change |use |switch )?${MY}(?:locale|language and region|region format)(?: to| is| should be|:| =)? ?([a-z]{2,3}-[A-Z]{2})`,
);
const LOCALE_NAME = of(
  `(?:use|write|show|format|switch to|set|change to|i want|i use)(?: me)?(?: (?:amounts|dates|numbers|money|prices|everything|amounts and dates|dates and amounts|them|it|my|the|a|in|to|as))* (?:the )?(${Object.keys(LOCALES).join("|")}) (?:way|style|format|notation|number format|date format|formats?|formatting|dates|numbers|locale)`,
);

const mayPrefer = mayMatch([
  ...LISTS,
  ...PAYDAYS,
  ...DISTURBING,
  PLAINLY,
  ...TONE_PATTERNS.map(({ pattern }) => pattern),
  LOCALE_CODE,
  LOCALE_NAME,
  ...CURRENCIES,
  ...PLACING,
]);

/** "write dates the British way", "my locale is de-DE" */
function readLocale(body: string): Understanding | null {
  const code = LOCALE_CODE.exec(body)?.[1];
  if (code !== undefined) return prefer({ locale: code });
  const locale = LOCALES[LOCALE_NAME.exec(body)?.[1]?.toLowerCase() ?? ""];
  return locale === undefined ? null : prefer({ locale });
}
