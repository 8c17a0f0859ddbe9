import type { CategoryId } from "../../../domain/categories.ts";
import type { ToolCall } from "../../tools/call.ts";
import { namedCategory } from "../category-words.ts";
import { withoutCourtesy } from "../courtesy.ts";
import { mayMatch } from "../needed-words.ts";
import { act, ask, choice } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";

/** What matters and how careful to be: "travel matters more to me", "let travel roll over", "be conservative". */
export function readWeighing(reading: Reading): Understanding | null {
  if (reading.text.length > LONGEST || !mayWeigh(reading.lower)) return null;
  const body = withoutCourtesy(reading.text);
  const find = (phrase: string): CategoryId | null => namedCategory(phrase, reading.context.categories);
  if (RANKING.some((pattern) => pattern.test(body))) return act([{ tool: "rank_categories", args: {} }], 0.94);
  const asked = firstFound(body, HOW_MUCH, find);
  if (asked) return act([{ tool: "rank_categories", args: { category: asked } }], 0.94);
  return readRisk(body) ?? readCarry(body, find) ?? readPriority(body, find);
}

const LONGEST = 120;

type Find = (phrase: string) => CategoryId | null;

const of = (source: string): RegExp => new RegExp(`^(?:${source})$`, "iu");

const CATEGORIES = "(?:categories|category|things|ones|expenses|spending|budgets?)";
const RANKING: readonly RegExp[] = [
  of(
    `(?:which|what)(?:'s| is| are)?(?: of)?(?: my| the)* ?${CATEGORIES}? ?(?:matters? |are |is |counts? |do i care about )?(?:the )?most(?: important)?(?: to (?:me|us)| for (?:me|us)| about)?`,
  ),
  of(
    `(?:what|which) (?:are|is)(?: my| our| the)? (?:most important ${CATEGORIES}|(?:top |own |budget |spending )*priorit(?:y|ies)|priority order|order of (?:my )?priorit(?:y|ies))(?: (?:order|to me|for me|now))*`,
  ),
  of(
    `(?:show|list|tell|give|rank|sort|order|see)(?: me)?(?: all)?(?: my| our| the| of my)* (?:spending |budget |own |most important |top )*(?:priorit(?:y|ies)|categor(?:y|ies)(?: (?:by|in order of) (?:priority|importance|how much they matter))?|ranking)(?: (?:list|order|ranking|by importance|please))*`,
  ),
  of(
    "(?:what|which) (?:spending |budget )?categories (?:are there|do (?:i|you|we) have|exist|have (?:i|you)(?: got)?|can i use|do you (?:know|use))",
  ),
  of("(?:my |all |the )*(?:priorit(?:y|ies)|category ranking|ranking of (?:my )?categories|categories)"),
  of("in (?:which|what) order do (?:my |the )?(?:categories|things) (?:matter|count|come)(?: to me)?"),
];
/** "how important is travel to me", "why is groceries so high" */
const HOW_MUCH: readonly RegExp[] = [
  of("how important (?:is|are) (?:the |my )?(.{2,40}?)(?: (?:to|for) (?:me|us))?"),
  of("how much (?:does|do) (?:the |my )?(.{2,40}?) (?:matter|count)(?: (?:to|for) (?:me|us))?"),
  of(
    `why (?:is|are|does|do) (?:the |my )?(.{2,40}?) (?:so |that |not (?:so |more |very )?|more |less |(?:an? |my )(?:high |low |top )?)?(?:important|matter(?: (?:more|less|so much))?|priority|first|last|(?:so |that )?(?:high|low)(?: (?:up|down))?)(?: (?:to|for) (?:me|us))?`,
  ),
  of(`(?:what(?:'s| is) )?(?:the |my )?(?:priority|importance|rank|place) (?:of|for) (?:the |my )?(.{2,40}?)`),
];

const DEGREE = "(?:a bit |a little(?: bit)? |very |more |less |rather |quite |really |pretty |too |super )*";
const WITH =
  "(?: (?:with|about|on|in) (?:my |our |the )?(?:money|budget|spending|finances|advice|plans?|planning|purchases|risks?|cash))?";
const TOLERANCE = "(?:risk|risk tolerance|risk profile|risk appetite|risk level|attitude to risk)";

interface RiskWords {
  readonly tolerance: string;
  /** "be a bit more careful": its group holds the degree. */
  readonly being: RegExp;
  readonly others: readonly RegExp[];
}

const riskWords = (tolerance: string, words: string, others: readonly string[] = []): RiskWords => ({
  tolerance,
  being: of(
    `(?:be|become|stay|get|go|act|play it|i'm|i am|we're|we are|i feel|treat me as|plan|plan for me|advise me|judge)(?: being)?(?: an?)? (${DEGREE})(?:${words})(?: person| guy| type)?${WITH}`,
  ),
  others: [
    `(?:set |change |make |put )?(?:my |our |the )?${TOLERANCE}(?: to| is| should be|:| =| at)? ${DEGREE}(?:${words})`,
    `(?:use|switch to|choose|take|want|i want|go with)(?: an?| the)? ${DEGREE}(?:${words})(?: ${TOLERANCE}| approach| plan| setting| mode| strategy| style)`,
    `(?:i have |i've got )?(?:an? )?${DEGREE}(?:${words}) ${TOLERANCE}`,
    ...others,
  ].map(of),
});

const RISKS: readonly RiskWords[] = [
  riskWords("conservative", "conservative|cautious|careful|safer?|risk[- ]averse|prudent|frugal|defensive", [
    "(?:play|keep) it safe|take (?:less|fewer|no) (?:of a )?risks?|avoid risks?|no risks?|better safe than sorry",
    "(?:i|we) (?:don't|do not|never|hate to|don't want to|do not want to)(?: really)? (?:like |want |take )?(?:taking |to take )?(?:any |big )?risks?|(?:i|we) (?:hate|dislike|avoid) (?:taking )?risks?",
  ]),
  riskWords("moderate", "moderate|balanced|normal|medium|neutral|average|in the middle|middle of the road|in between"),
  riskWords(
    "aggressive",
    "aggressive|bold(?:er)?|riskier|risky|daring|adventurous|loose|relaxed|generous|risk[- ]taking",
    [
      "take (?:more|some|bigger) (?:of a )?risks?|live a little|loosen up",
      "(?:i|we) (?:don't mind|do not mind|like|love|enjoy|can take)(?: taking)?(?: a few| a little| a bit of| some)? risks?",
    ],
  ),
];
const RISK_ALONE = of(`(?:(?:set|change) )?(?:my |the )?${TOLERANCE}(?: to)?`);

/** "be conservative", "my risk tolerance is moderate", "take more risks" */
function readRisk(body: string): Understanding | null {
  for (const { tolerance, being, others } of RISKS) {
    const degree = being.exec(body)?.[1];
    if (degree !== undefined) return risk(/less|too/i.test(degree) ? (OPPOSITE[tolerance] ?? "moderate") : tolerance);
    if (others.some((pattern) => pattern.test(body))) return risk(tolerance);
  }
  if (!RISK_ALONE.test(body)) return null;
  return ask("How careful shall I be?", [
    choice("Conservative", riskCall("conservative")),
    choice("Moderate", riskCall("moderate")),
    choice("Aggressive", riskCall("aggressive")),
  ]);
}

/** "Less careful" and "too careful" ask for the other side. */
const OPPOSITE: Readonly<Record<string, string>> = { conservative: "aggressive", aggressive: "conservative" };

function riskCall(tolerance: string): ToolCall {
  return { tool: "set_risk", args: { risk_tolerance: tolerance } };
}

function risk(tolerance: string): Understanding {
  return act([riskCall(tolerance)], 0.94);
}

const CATEGORY =
  "(?:the |my |our |unused |unspent |leftover |left over )*(.{2,40}?)(?: (?:money|budget|category|allowance))?";
const OVER = "(?:carry|carries|roll|rolls)(?: it)? ?(?:over|forward|on)|rollover|roll-over|carry-?over";
const NEXT = "(?: (?:to|into|in|for|until) (?:the )?(?:next|following|new) (?:month|period|budget))";
const CARRIES: readonly (readonly [pattern: RegExp, carry: boolean])[] = [
  [
    of(
      `(?:don't|do not|never|no longer|stop) (?:let |letting )?(?:carry(?:ing)?|roll(?:ing)?)(?: ?over| forward)? ${CATEGORY}(?: ?over| forward)?${NEXT}?`,
    ),
    false,
  ],
  [of(`(?:don't|do not|never) let ${CATEGORY} (?:${OVER})${NEXT}?`), false],
  [
    of(
      `${CATEGORY} (?:should not|shouldn't|must not|doesn't|does not|won't|can't|no longer) (?:${OVER})(?: any ?more)?${NEXT}?`,
    ),
    false,
  ],
  [
    of(
      `(?:reset|restart|empty|start) ${CATEGORY} (?:anew |afresh |fresh |over |again )*(?:each|every|at the start of (?:each|every)|with (?:each|every)) (?:new )?month`,
    ),
    false,
  ],
  [
    of(
      `${CATEGORY} (?:should )?(?:starts?|begins?|resets?) (?:anew |afresh |fresh |over |again |at zero |from zero )*(?:each|every) month`,
    ),
    false,
  ],
  [of(`(?:turn|switch) off (?:the )?(?:${OVER}) (?:for|of|on) ${CATEGORY}`), false],
  [of(`no (?:${OVER}) (?:for|of|on) ${CATEGORY}`), false],
  [
    of(
      `(?:carry|roll)(?: ?over| forward)? (?:what(?:'s| is) left (?:of|in|for|from) |the rest of |whatever is left (?:of|in) )?${CATEGORY}(?: ?over| forward)?${NEXT}?`,
    ),
    true,
  ],
  [of(`(?:let|make|have|allow) ${CATEGORY} (?:to )?(?:${OVER})${NEXT}?`), true],
  [of(`${CATEGORY} (?:should |must |shall |may |can |will )?(?:${OVER})${NEXT}?`), true],
  [
    of(`keep (?:what(?:'s| is) left (?:of|in|for|from) |the rest of |whatever is left (?:of|in) )${CATEGORY}${NEXT}`),
    true,
  ],
  [of(`(?:turn|switch) on (?:the )?(?:${OVER}) (?:for|of|on) ${CATEGORY}`), true],
  [of(`(?:${OVER}) (?:for|of|on) ${CATEGORY}`), true],
];

/** "let travel roll over", "dining starts anew each month" */
function readCarry(body: string, find: Find): Understanding | null {
  for (const [pattern, carry] of CARRIES) {
    const phrase = pattern.exec(body)?.[1];
    const category = phrase === undefined ? null : find(phrase);
    if (category) return act([{ tool: "set_carry", args: { category, carry } }], 0.94);
  }
  return null;
}

const NAME = "(?:the |my |our )?(.{2,40}?)(?: category| budget)?";
const ME = "(?: (?:to|for) (?:me|us))?";
const VALUE = "(10|[1-9])(?: ?(?:\\/|out of|of) ?10)?";
const VALUES: readonly (readonly [pattern: RegExp, name: number, value: number])[] = [
  [of(`(?:set |change |make |put )?(?:the )?priority (?:of|for) ${NAME}(?: to| is| at|:| =)? ${VALUE}`), 1, 2],
  [of(`(?:set |change |make |put )?${NAME}(?:'s)? priority(?: to| is| at|:| =)? ${VALUE}`), 1, 2],
  [of(`(?:priority|prio) ${VALUE} (?:for|to) ${NAME}`), 2, 1],
  [of(`(?:give|rate|rank) ${NAME}(?: with| at| as)?(?: an?)?(?: priority(?: of)?)? ${VALUE}`), 1, 2],
  [of(`${NAME}(?: is| are) (?:an? )?${VALUE}(?: in priority)?`), 1, 2],
];
const level = (words: string, priority: number) => ({
  priority,
  patterns: [
    of(`${NAME} (?:is|are|has|have|should be|should have) (?:my |our )?${words} priority${ME}`),
    of(`(?:give|make|set|put) ${NAME} (?:as |at |to |my )?${words} priority${ME}`),
  ],
});
const LEVELS = [
  level("(?:the )?(?:top|highest|first|number one|biggest|main)", 10),
  level("(?:an? )?(?:very )?high", 8),
  level("(?:an? )?(?:medium|middle|normal|average)", 5),
  level("(?:an? )?(?:very )?low", 2),
  level("(?:the )?(?:lowest|last)", 1),
];
const UP: readonly RegExp[] = [
  of(`${NAME} (?:matters?|counts?)(?: (?:even|much|a lot|way))* more${ME}(?: than .{2,40})?`),
  of(`${NAME} (?:matters?|counts?)(?: a lot| very much| much| really)?${ME}(?: a lot| very much)?`),
  of(
    `${NAME} (?:is|are|'s)(?: really| very| super| quite| so| pretty| much| even| way| actually)* (?:more |very |really )*(?:important|essential to me|dear)${ME}(?: than .{2,40})?`,
  ),
  of(
    `(?:prioriti[sz]e|favou?r|emphasi[sz]e|focus on|upgrade|raise) ${NAME}(?: more| higher| first| over .{2,40}| up)?`,
  ),
  of(`(?:i|we) (?:really )?(?:care|think)(?: much| a lot)? more about ${NAME}(?: than .{2,40})?`),
  of(`(?:give|assign) ${NAME} (?:an? )?(?:more|higher) (?:priority|weight|importance)`),
  of(`(?:give|put) (?:more|higher) (?:priority|weight|importance|emphasis) (?:to|on) ${NAME}`),
  of(`(?:raise|increase|bump up|up)(?: the)? (?:priority|importance|weight) (?:of|for) ${NAME}`),
  of(`(?:move|bump|push|put|rank) ${NAME} (?:up|higher)(?: (?:in|on) (?:my|the) (?:list|priorities|order|ranking))?`),
  of(`make ${NAME} (?:an? )?(?:more important|matter more|(?:bigger )?priority)${ME}`),
  of(`${NAME} (?:is|are) an? (?:real |big )?priority${ME}`),
  of(`${NAME} (?:comes|come|goes) (?:first|before .{2,40})`),
];
const DOWN: readonly RegExp[] = [
  of(`${NAME} (?:matters?|counts?)(?: (?:even|much|a lot|way))* less${ME}(?: than .{2,40})?`),
  of(
    `${NAME} (?:doesn't|don't|does not|do not) (?:really )?(?:matter|count)(?: (?:so|that|as) much| a lot| much)?${ME}`,
  ),
  of(`${NAME} (?:is|are|'s) (?:much |a lot |even )?less important${ME}(?: than .{2,40})?`),
  of(`${NAME} (?:isn't|aren't|is not|are not)(?: all| so| that| very| as| really| too)* important${ME}`),
  of(`(?:de-?prioriti[sz]e|downgrade) ${NAME}`),
  of(`(?:i|we) (?:don't |do not )?care (?:much )?(?:less|little|much) about ${NAME}(?: than .{2,40})?`),
  of(`(?:give|assign) ${NAME} (?:an? )?(?:less|lower) (?:priority|weight|importance)`),
  of(`(?:give|put) (?:less|lower) (?:priority|weight|importance|emphasis) (?:to|on) ${NAME}`),
  of(`(?:lower|decrease|reduce|bump down)(?: the)? (?:priority|importance|weight) (?:of|for) ${NAME}`),
  of(`(?:move|bump|push|put|rank) ${NAME} (?:down|lower)(?: (?:in|on) (?:my|the) (?:list|priorities|order|ranking))?`),
  of(`make ${NAME} (?:less important|matter less|less of a priority)${ME}`),
  of(`${NAME} can wait`),
];
const MOST = of(
  `${NAME} (?:matters?|counts?|is|are)(?: the)? (most|least)(?: important(?: thing| category| one)?)?${ME}`,
);

const mayWeigh = mayMatch([
  ...RANKING,
  ...HOW_MUCH,
  ...RISKS.flatMap(({ being, others }) => [being, ...others]),
  RISK_ALONE,
  ...CARRIES.map(([pattern]) => pattern),
  ...VALUES.map(([pattern]) => pattern),
  ...LEVELS.flatMap(({ patterns }) => patterns),
  MOST,
  ...DOWN,
  ...UP,
]);

/** "travel matters more to me", "set the priority of pets to 8", "dining is a low priority" */
function readPriority(body: string, find: Find): Understanding | null {
  for (const [pattern, name, value] of VALUES) {
    const match = pattern.exec(body);
    const category = match ? find(match[name] ?? "") : null;
    if (category) return act([priorityCall(category, { priority: Number(match?.[value]) })], 0.95);
  }
  for (const { patterns, priority } of LEVELS) {
    const category = firstFound(body, patterns, find);
    if (category) return act([priorityCall(category, { priority })], 0.94);
  }
  const most = MOST.exec(body);
  const extreme = most ? find(most[1] ?? "") : null;
  if (extreme) return act([priorityCall(extreme, { priority: most?.[2] === "least" ? 1 : 10 })], 0.93);
  const down = firstFound(body, DOWN, find);
  if (down) return act([priorityCall(down, { change: "down" })], 0.94);
  const up = firstFound(body, UP, find);
  return up ? act([priorityCall(up, { change: "up" })], 0.94) : null;
}

function firstFound(body: string, patterns: readonly RegExp[], find: Find): CategoryId | null {
  for (const pattern of patterns) {
    const phrase = pattern.exec(body)?.[1];
    const category = phrase === undefined ? null : find(phrase);
    if (category) return category;
  }
  return null;
}

function priorityCall(category: CategoryId, change: ToolCall["args"]): ToolCall {
  return { tool: "set_priority", args: { category, ...change } };
}
