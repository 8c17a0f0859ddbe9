import { ask } from "../questions.ts";
import type { Understanding } from "../understanding.ts";
import { prefer } from "./preference.ts";

/** When and how much it may come of its own accord: "quiet after 9pm", "warn me at 50 %", "weekly digest", "fewer nudges". */
export function readDisturbing(body: string): Understanding | null {
  return readQuiet(body) ?? readThresholds(body) ?? readDigest(body) ?? readNudges(body);
}

const of = (source: string): RegExp => new RegExp(`^(?:${source})$`, "iu");

const TIME = "(midnight|noon|\\d{1,2}(?:[:.h]\\d{2})?(?: ?(?:am|pm|a\\.m\\.|p\\.m\\.|o'clock|h|uhr))?)";
const QUIET =
  "(?:(?:be |keep |stay |go )?(?:quiet|silent|silence|mute|muted)(?: hours| time| please)?(?: (?:are|is|should be))?:?|quiet hours:?|do not disturb|don't disturb(?: me)?|dnd|no (?:messages|notifications|pings|texts|alerts|nudges)|don't (?:message|text|ping|notify|bother|write|nudge|contact)(?: to)?(?: me)?(?: anything)?|(?:stop|no) (?:messaging|texting|pinging|notifying|bothering|nudging)(?: me)?|let me sleep|leave me (?:alone|in peace)|hold (?:back )?(?:messages|everything)|(?:set |change |make )?(?:my |the )?quiet (?:hours|time)(?: to| from| are)?)";
const RANGES: readonly RegExp[] = [
  of(`${QUIET} (?:from |between |after |at )?${TIME} ?(?:to|until|till|til|and|-|through) ?${TIME}`),
  of(`(?:from |between )${TIME} ?(?:to|until|till|and|-) ?${TIME},? ${QUIET}`),
];
const FROM = of(`${QUIET} (?:after|from|at|past|starting(?: at)?|since|beginning at) ${TIME}(?: on| onwards?)?`);
const TO = of(`${QUIET} (?:before|until|till|to) ${TIME}`);
const AT_NIGHT = of(`${QUIET} (?:at night|overnight|during the night|in the night|nights)`);
const NO_QUIET = of(
  "(?:no|turn off|switch off|stop|end|remove|disable|cancel|drop)(?: the| my| all)* (?:quiet (?:hours|time)|do not disturb|dnd)|(?:turn|switch) (?:the |my )?(?:quiet (?:hours|time)|do not disturb|dnd) off|quiet (?:hours|time) off|(?:message|text|write|ping|notify) me (?:at )?any ?time|you can (?:message|text|write|ping) me (?:at )?any ?time",
);

/** "quiet from 22 to 7", "don't text me after 9pm", "no quiet hours" */
function readQuiet(body: string): Understanding | null {
  if (NO_QUIET.test(body)) return prefer({ quiet_from: "off" });
  if (AT_NIGHT.test(body)) return prefer({ quiet_from: "22:00", quiet_to: "07:00" });
  const range = RANGES.map((pattern) => pattern.exec(body)).find(Boolean);
  const from = timeOf(range?.[1] ?? FROM.exec(body)?.[1], "evening");
  const to = timeOf(range?.[2] ?? TO.exec(body)?.[1], "morning");
  if (from === null && to === null) return null;
  return prefer({ ...(from === null ? {} : { quiet_from: from }), ...(to === null ? {} : { quiet_to: to }) });
}

/** The time that words say; without "am" or "pm" an early hour is one of the evening where an evening is meant. */
function timeOf(words: string | undefined, when: "evening" | "morning"): string | null {
  if (words === undefined) return null;
  if (/^midnight$/i.test(words)) return "00:00";
  if (/^noon$/i.test(words)) return "12:00";
  const [, digits = "", minutes = "00", half = ""] =
    /^(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.|p\.m\.)?/i.exec(words) ?? [];
  const isStated = half !== "" || digits.startsWith("0") || Number(digits) > 12;
  const isAfternoon = half === "" ? !isStated && when === "evening" && Number(digits) >= 5 : /^p/i.test(half);
  const hour = (Number(digits) % (half === "" && !isAfternoon ? 24 : 12)) + (isAfternoon ? 12 : 0);
  return hour > 23 || Number(minutes) > 59 ? null : `${String(hour).padStart(2, "0")}:${minutes}`;
}

const ME = "(?: me| us)?";
const WARN = `(?:warn|alert|notify|tell|ping|remind)${ME}|(?:send|give) me (?:an? )?(?:warning|alert)s?|(?:set |change |make |put )?(?:my |the )?(?:alerts?|warnings?|thresholds?|alert thresholds?|warning thresholds?)(?: to| at| are| should be|:| =)*|(?:i want )?(?:an? )?(?:alert|warning)s?`;
const PERCENT = "(?:\\d{1,3} ?(?:%|percent|per cent)?|half|halfway|a quarter|three quarters)";
const REACH =
  "(?: (?:already|when|if|once|as soon as|at|by|after|i|i've|we|have|has|am|a category|something|categories|is|are|get|gets|hit|hits|reach|reached|spend|spent|use|used|past|pass|passed|cross|over|the|of|my|only|budget|limits?|to|from|on))*";
const THRESHOLDS = of(
  `(only )?(?:${WARN})${REACH} (${PERCENT}(?:(?: ?,| and| or| &) ?(?:at )?${PERCENT})*)(?: (?:of|is|are|used|spent|gone|up|reached|the|a|my|budget|category|limits?|in a category|of a category|instead|only))*`,
);
const NO_WARNINGS = of(
  "(?:(?:turn|switch) off|stop|disable|no more|no|end|mute)(?: (?:the|my|all|any|sending|giving me|budget|spending))* (?:alerts?|warnings?)|(?:don't|do not|never|stop) (?:warn|alert)(?:ing)?(?: me)?(?: (?:any ?more|again|about anything))?",
);
const USUAL_WARNINGS = of(
  "(?:(?:turn|switch) on|resume|start|enable|bring back|reset|restore)(?: (?:the|my|all|usual|default|normal|budget))* (?:alerts?|warnings?)(?: again)?|(?:the )?(?:usual|default|normal|standard) (?:alerts?|warnings?|thresholds?)(?: again)?|(?:warn|alert) me (?:again|as usual|as before)",
);
const USUAL = [80, 100];

/** "warn me at 50 %": where it is used up is warned as well, unless "only" is said. */
function readThresholds(body: string): Understanding | null {
  if (NO_WARNINGS.test(body)) return prefer({ alerts: [] });
  if (USUAL_WARNINGS.test(body)) return prefer({ alerts: USUAL });
  const match = THRESHOLDS.exec(body);
  if (!match) return null;
  const wanted = percentsOf(match[2] ?? "");
  if (wanted.length === 0 || !wanted.every((percent) => percent >= 1 && percent <= 1_000)) return null;
  const isOnly = /\bonly\b/i.test(body);
  return prefer({ alerts: [...new Set(isOnly ? wanted : [...wanted, 100])].sort((a, b) => a - b).slice(0, 5) });
}

function percentsOf(words: string): number[] {
  return words
    .toLowerCase()
    .split(/ ?(?:,|and|or|&) ?/)
    .flatMap((word) => {
      if (/quarters/.test(word)) return [75];
      if (/quarter/.test(word)) return [25];
      if (/half/.test(word)) return [50];
      const digits = /\d+/.exec(word)?.[0];
      return digits === undefined ? [] : [Number(digits)];
    });
}

const DIGEST = "(?:digest|summary|report|overview|recap|roundup|round-up|update)s?";
const SEND =
  "(?:send(?: me)?|give me|i want|i'd like|get me|start|turn on|switch on|make|set up|schedule|email me|text me|yes to)";
const WEEKLY = "(?:weekly|each week|every week|once a week|a week|per week|every (?:sunday|monday|friday))";
const MONTHLY = "(?:monthly|each month|every month|once a month|a month|per month)";
const DIGESTS: readonly (readonly [digest: string, pattern: RegExp])[] = [
  [
    "off",
    of(
      `(?:no|turn off|switch off|stop|end|disable|cancel|unsubscribe from|don't send(?: me)?|skip)(?: (?:the|my|any|more|all|sending|me|weekly|monthly))* (?:digests?|(?<=(?:weekly|monthly) )${DIGEST})`,
    ),
  ],
  [
    "weekly",
    of(
      `(?:${SEND} )?(?:the |my |a )?weekly digests?|${SEND} (?:the |my |an? )?(?:weekly ${DIGEST}|${DIGEST} ${WEEKLY})|digests? ${WEEKLY}|(?:set |change |make )?(?:the |my )?digest(?: to| should be|:)? weekly`,
    ),
  ],
  [
    "monthly",
    of(
      `(?:${SEND} )?(?:the |my |a )?monthly digests?|${SEND} (?:the |my |an? )?(?:monthly ${DIGEST}|${DIGEST} ${MONTHLY})|digests? ${MONTHLY}|(?:set |change |make )?(?:the |my )?digest(?: to| should be|:)? monthly`,
    ),
  ],
];
const DIGEST_ALONE = of(`(?:${SEND} )(?:the |my |a )?digests?`);

/** "weekly digest", "stop the digest" */
function readDigest(body: string): Understanding | null {
  const found = DIGESTS.find(([, pattern]) => pattern.test(body));
  if (found) return prefer({ digest: found[0] });
  if (!DIGEST_ALONE.test(body)) return null;
  return ask("How often shall the digest come?", [
    { label: "Weekly", calls: [{ tool: "set_preferences", args: { digest: "weekly" } }] },
    { label: "Monthly", calls: [{ tool: "set_preferences", args: { digest: "monthly" } }] },
  ]);
}

const NUDGE = "(?:nudges?|hints?|tips|suggestions|unasked messages|notifications|pings|prompts|proactive messages)";
const NUDGES: readonly (readonly [nudges: string, pattern: RegExp])[] = [
  [
    "off",
    of(
      `(?:no|turn off|switch off|stop|end|disable|cut)(?: (?:the|all|any|more|your|sending|sending me|with the|those|these))* ${NUDGE}|(?:don't|do not|stop) (?:nudg(?:e|ing)|prompt(?:ing)?|send(?:ing)?(?: me)?(?: any)? (?:nudges|hints|tips|notifications))(?: me)?(?: any ?more)?`,
    ),
  ],
  [
    "few",
    of(
      `(?:fewer|less|not so many|only (?:a )?few|only important|reduce(?: the)?|cut down(?: on)?(?: the)?|tone down(?: the)?)(?: of)?(?: the| your)* ${NUDGE}|nudge me less(?: often)?|(?:send me )?fewer (?:messages|nudges)`,
    ),
  ],
  [
    "many",
    of(
      `(?:more|lots of|many|a lot of|as many)(?: of)?(?: the| your)* ${NUDGE}(?: as you like)?|nudge me (?:more(?: often)?|a lot)|send (?:me )?more ${NUDGE}`,
    ),
  ],
  [
    "normal",
    of(
      `(?:normal|usual|regular|default|turn on|switch on|enable|resume|start)(?: the| your)* ${NUDGE}(?: again)?|nudges? (?:back )?(?:to )?normal|nudge me (?:again|as usual|normally)`,
    ),
  ],
];

/** "fewer nudges", "stop nudging me" */
function readNudges(body: string): Understanding | null {
  const found = NUDGES.find(([, pattern]) => pattern.test(body));
  return found ? prefer({ nudges: found[0] }) : null;
}

/** All by which it is told. */
export const DISTURBING: readonly RegExp[] = [
  ...RANGES,
  FROM,
  TO,
  AT_NIGHT,
  NO_QUIET,
  THRESHOLDS,
  NO_WARNINGS,
  USUAL_WARNINGS,
  ...DIGESTS.map(([, pattern]) => pattern),
  DIGEST_ALONE,
  ...NUDGES.map(([, pattern]) => pattern),
];
