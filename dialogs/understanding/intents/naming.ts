import { type CategoryId, OTHER } from "../../../domain/categories.ts";
import type { ToolCall } from "../../tools/call.ts";
import { namedCategory } from "../category-words.ts";
import { withoutCourtesy } from "../courtesy.ts";
import { mayMatch } from "../needed-words.ts";
import { act, ask, choice, NEITHER } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";

/** Categories of the person's own: "add a category Knitting", "call it Fun instead of Entertainment", "merge travel into fun". */
export function readNaming(reading: Reading): Understanding | null {
  if (reading.text.length > LONGEST || !(mayName(reading.lower) || HAS_EMOJI.test(reading.text))) return null;
  const body = withoutCourtesy(reading.text);
  const order: Order = { body, find: (phrase) => namedCategory(phrase, reading.context.categories) };
  for (const read of READERS) {
    const understanding = read(order);
    if (understanding) return understanding;
  }
  return null;
}

interface Order {
  /** The text without its courtesies. */
  readonly body: string;
  /** The category that a phrase names, if it does. */
  find(phrase: string): CategoryId | null;
}

const READERS = [addition, contrast, renaming, callingSo, picture, necessity, group, membership, merge, removal];

const LONGEST = 120;

const NAME = "[\"']?([\\p{L}\\p{N}\\p{Extended_Pictographic}][^\"'\\n,;:!?]{0,39}?)[\"']?";
const of = (source: string): RegExp => new RegExp(`^(?:${source})$`, "iu");

const KIND = "(?:(?:new|own|extra|separate|spending|budget|another) )*(?:sub-?)?categor(?:y|ies)";
const ADDITIONS: readonly RegExp[] = [
  of(
    `(?:add|create|make|new|start|set up|open|have|get|use|give me|i(?:'d)? (?:want|need|like)|we (?:want|need))(?: me)?(?: an?| the| my| our)*? ?${KIND}(?: (?:called|named|for|by the name(?: of)?))?(?: my| our| the)?:? ${NAME}(?: (?:under|in|inside|below|as part of|within) ${NAME})?`,
  ),
  of(`(?:my )?${KIND}(?: called| named)?: ?${NAME}()`),
  of(`(?:an? |my |the )?${KIND} (?:called|named) ${NAME}()`),
  of(
    `(?:add|create|make|use|have) ${NAME} (?:as (?:an?|my|the) ${KIND}|to (?:my|the|our) (?:list of )?(?:spending )?categories|a(?:n own)? ${KIND})()`,
  ),
];

/** "Tools as a need" */
const GROUP_BEHIND = of(
  "(.+?),? (?:as|among|one of|with)(?: an?| my| the| one of)* (need|want|saving|necessity)(?:s|ies)?",
);
const GROUP_OF: Readonly<Record<string, string>> = { need: "needs", necessity: "needs", want: "wants" };

/** "add a category Knitting 🧶 under fun" */
function addition({ body, find }: Order): Understanding | null {
  const match = ADDITIONS.map((pattern) => pattern.exec(body)).find(Boolean);
  if (!match) return null;
  const [, bare = match[1] ?? "", kind] = GROUP_BEHIND.exec(match[1] ?? "") ?? [];
  const { name, emoji } = splitEmoji(bare);
  const parent = match[2] ? find(match[2]) : undefined;
  if (name === "" || NO_NAME.test(name)) return null;
  if (parent === null) return ask(`Which category shall ${name} be part of? I know none called ${match[2]}.`, []);
  const place = {
    ...(parent === undefined ? {} : { parent }),
    ...(kind === undefined ? {} : { group: GROUP_OF[kind.toLowerCase()] ?? "savings" }),
  };
  return act([{ tool: "add_category", args: { name, ...emoji, ...place } }], 0.95);
}

/** A storm's strength, or what somebody else keeps a list of. */
const NO_NAME = /^\d+ \p{L}|\bto (?:the|my|our|a) (?:\p{L}+ )?list$/iu;

const INSTEAD: readonly (readonly [pattern: RegExp, name: number, category: number])[] = [
  [of(`(?:call|name|label) (?:it|that|this) ${NAME} instead of ${NAME}`), 1, 2],
  [
    of(
      `(?:call it|use the name|say|use|i(?:'d)? (?:say|prefer|rather say)) ${NAME} (?:instead of|rather than|for) ${NAME}`,
    ),
    1,
    2,
  ],
  [of(`instead of ${NAME},? (?:call it|say|use|i say|write) ${NAME}`), 2, 1],
];

/** "call it Fun instead of Entertainment" */
function contrast(order: Order): Understanding | null {
  for (const [pattern, name, category] of INSTEAD) {
    const match = pattern.exec(order.body);
    const named = match?.[category] ?? "";
    if (match && (order.find(named) !== null || /\bcall it\b/i.test(order.body))) {
      return rename(order, named, match[name] ?? "");
    }
  }
  return null;
}

const CATEGORY = "(?:the |my |our )?(?:category )?";
const RENAMES: readonly RegExp[] = [
  of(`(?:rename|relabel|retitle) ${CATEGORY}${NAME}(?: category)? (?:to|as|into|=|->) ${NAME}`),
  of(`change (?:the )?name of ${CATEGORY}${NAME}(?: category)? (?:to|into) ${NAME}`),
  of(`change ${CATEGORY}${NAME}(?: category)?(?:'s)? name (?:to|into) ${NAME}`),
  of(
    `${CATEGORY}${NAME}(?: category)? (?:is|should be|shall be|will be|gets|must be)(?: now)? (?:called|named|renamed(?: to)?|known as) ${NAME}`,
  ),
  of(`(?:name|label|change) ${CATEGORY}${NAME} category (?:to )?${NAME}`),
];

/** "rename entertainment to fun" */
function renaming(order: Order): Understanding | null {
  const match = RENAMES.map((pattern) => pattern.exec(order.body)).find(Boolean);
  return match ? rename(order, match[1] ?? "", match[2] ?? "") : null;
}

const CALLED_SO = /^(?:call|name) (?!it\b|that\b|this\b|me\b)(.{3,60})$/i;

/** "call entertainment fun": where the first of its words name a category. */
function callingSo(order: Order): Understanding | null {
  const body = order.body.replace(/ instead$/i, "");
  const words = CALLED_SO.exec(body)?.[1]?.split(" ") ?? [];
  for (let count = words.length - 1; count > 0; count -= 1) {
    const category = order.find(words.slice(0, count).join(" "));
    if (category) return rename(order, category, words.slice(count).join(" "));
  }
  return null;
}

function rename({ find }: Order, phrase: string, as: string): Understanding | null {
  const category = find(phrase);
  const { name, emoji } = splitEmoji(as.replace(/^["']|["']$/g, ""));
  if (name === "") return null;
  return category === null
    ? ask(`Which category shall be called ${name}? I know none called ${phrase}.`, [])
    : act([{ tool: "edit_category", args: { category, name, ...emoji } }], 0.95);
}

const EMOJI = "\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\uFE0F?|\\p{RI}{2}";
const HAS_EMOJI = new RegExp(EMOJI, "u");
const PICTURE = "(?:emoji|icon|picture|symbol|pictogram)";
const PICTURES: readonly RegExp[] = [
  of(`(?:use|take|set|put|show) (?<emoji>${EMOJI}) (?:for|as the ${PICTURE} (?:of|for)|on) (?<name>.{2,40}?)`),
  of(`(?:give|assign) (?<name>.{2,40}?) (?:an? |the )?(?:${PICTURE} )?(?<emoji>${EMOJI})`),
  of(`(?:set|change|make) (?:the )?${PICTURE} (?:of|for) (?<name>.{2,40}?) (?:to |into )?(?<emoji>${EMOJI})`),
  of(`(?:set |change |make )?(?<name>.{2,40}?)(?:'s)? ${PICTURE} ?(?:to|is|:|=|should be)? ?(?<emoji>${EMOJI})`),
  of(`(?<emoji>${EMOJI}) (?:is |stands )?for (?<name>.{2,40}?)`),
];

/** "use 🎉 for fun" */
function picture({ body, find }: Order): Understanding | null {
  const groups = PICTURES.map((pattern) => pattern.exec(body)?.groups).find(Boolean);
  const category = groups ? find(groups.name ?? "") : null;
  return category ? act([{ tool: "edit_category", args: { category, emoji: groups?.emoji } }], 0.95) : null;
}

const NECESSITY = "(?:necessity|need|essentialness)(?: level| score)?";
const NECESSITIES: readonly RegExp[] = [
  of(
    `(?:set |change |make |raise |lower )?(?:the )?${NECESSITY} (?:of|for) (?<name>.{2,40}?) (?:to |is |= ?)?(?<value>10|[1-9])`,
  ),
  of(
    `(?:set |change |make |raise |lower )?(?<name>.{2,40}?)(?:'s)? ${NECESSITY} (?:to |is |of |= ?)?(?<value>10|[1-9])`,
  ),
  of(`(?<name>.{2,40}?) (?:is|are) (?:an? )?(?<value>10|[1-9]) (?:(?:out )?of 10 )?in ${NECESSITY}`),
];

/** "set the necessity of pets to 8" */
function necessity({ body, find }: Order): Understanding | null {
  const groups = NECESSITIES.map((pattern) => pattern.exec(body)?.groups).find(Boolean);
  const category = groups ? find(groups.name ?? "") : null;
  return category ? act([{ tool: "edit_category", args: { category, necessity: Number(groups?.value) } }], 0.95) : null;
}

const GROUPS = "(needs?|wants?|savings)";
const GROUPINGS: readonly RegExp[] = [
  of(
    `(?:count|treat|see|consider|file|mark|class|classify|regard|move|put|set) (.{2,40}?) (?:as|under|to|into|in|among|with)(?: an?| the| my| our)* ${GROUPS}(?:,? not (?:an? )?(?:needs?|wants?))?`,
  ),
  of(
    `(.{2,40}?) (?:is|are|should be|counts as|count as|belongs? (?:to|in|with|under))(?: really| actually)?(?: an?| the| my| our)* ${GROUPS}(?:,? not (?:an? )?(?:needs?|wants?))?`,
  ),
];

/** "coffee is a need, not a want" */
function group({ body, find }: Order): Understanding | null {
  const match = GROUPINGS.map((pattern) => pattern.exec(body)).find(Boolean);
  const category = match ? find(match[1] ?? "") : null;
  if (!match || category === null || category === "savings") return null;
  const word = (match[2] ?? "").toLowerCase();
  return act([{ tool: "edit_category", args: { category, group: word.endsWith("s") ? word : `${word}s` } }], 0.97);
}

const MEMBERSHIPS: readonly RegExp[] = [
  of(
    `(?:make|set|put|count) ${CATEGORY}${NAME}(?: category)? (?:as )?(?:an? )?(?:part|sub-?category|child) of ${NAME}`,
  ),
  of(
    `${CATEGORY}${NAME}(?: category)? (?:is|should be|shall be|becomes) (?:an? )?(?:part|sub-?category|child) of ${NAME}`,
  ),
  of(`(?:group|nest|list) ${CATEGORY}${NAME}(?: category)? (?:under|inside|within|below) ${NAME}`),
];

/** "make coffee part of dining" */
function membership({ body, find }: Order): Understanding | null {
  const match = MEMBERSHIPS.map((pattern) => pattern.exec(body)).find(Boolean);
  const [category, parent] = [find(match?.[1] ?? ""), find(match?.[2] ?? "")];
  return category && parent ? act([{ tool: "edit_category", args: { category, parent } }], 0.94) : null;
}

const JOIN = "(?:merge|combine|join|fold|unite|fuse|consolidate|lump)";
const INTO: readonly RegExp[] = [
  of(
    `${JOIN} ${CATEGORY}${NAME}(?: category)? (?:into|in with|in|to|with|together with) ${CATEGORY}${NAME}(?: category)?`,
  ),
  of(
    `(?:move|put|shift|file) (?:everything|all(?: of it| entries| expenses)?)(?: from| in| of| that is in)? ${CATEGORY}${NAME}(?: category)? (?:into|to|in|under) ${CATEGORY}${NAME}(?: category)?`,
  ),
];
const TOGETHER: readonly RegExp[] = [
  of(`${JOIN} ${CATEGORY}${NAME} (?:and|&|\\+) ${CATEGORY}${NAME}(?: categories)?(?: together| into one)?`),
  of(`${CATEGORY}${NAME} and ${CATEGORY}${NAME} (?:are|should be|can be) (?:the same|one)(?: category| thing)?`),
];

/** "merge travel into fun"; "merge travel and fun" leaves open which of them stays. */
function merge({ body, find }: Order): Understanding | null {
  const call = (from: CategoryId, into: CategoryId): ToolCall => ({ tool: "merge_categories", args: { from, into } });
  const into = INTO.map((pattern) => pattern.exec(body)).find(Boolean);
  const match = into ?? TOGETHER.map((pattern) => pattern.exec(body)).find(Boolean);
  const [one, other] = [find(match?.[1] ?? ""), find(match?.[2] ?? "")];
  if (!one || !other) return match && /^merge\b/i.test(body) ? askKnown(match[one ? 2 : 1] ?? "") : null;
  if (into) return act([call(one, other)], 0.97);
  return ask("Which of the two shall stay? Nothing is changed yet.", [
    choice(match?.[2] ?? other, call(one, other)),
    choice(match?.[1] ?? one, call(other, one)),
    NEITHER,
  ]);
}

function askKnown(name: string): Understanding {
  return ask(`I know no category called ${name}. Which two shall be one? Nothing is changed yet.`, []);
}

const REMOVALS: readonly RegExp[] = [
  of(`(?:delete|remove|drop|get rid of|close|scrap)(?: the| my| our)? category ${NAME}`),
  of(`(?:delete|remove|drop|get rid of|close|scrap)(?: the| my| our)? ${NAME} category`),
];

const mayName = mayMatch([
  ...ADDITIONS,
  ...INSTEAD.map(([pattern]) => pattern),
  ...RENAMES,
  CALLED_SO,
  ...NECESSITIES,
  ...GROUPINGS,
  ...MEMBERSHIPS,
  ...INTO,
  ...TOGETHER,
  ...REMOVALS,
]);

/** "delete the category Boat": what was spent there has to go somewhere. */
function removal({ body, find }: Order): Understanding | null {
  const name = REMOVALS.map((pattern) => pattern.exec(body)).find(Boolean)?.[1];
  const from = name === undefined ? null : find(name);
  if (from === null) return null;
  const call: ToolCall = { tool: "merge_categories", args: { from, into: OTHER } };
  return ask(
    `Where shall what is in ${name} go? Say it like “merge ${name} into shopping”. Nothing is changed yet.`,
    from === OTHER ? [] : [choice("Into Other", call), NEITHER],
  );
}

const WITH_PICTURE = /,? (?:with|and|using)(?: the| an?| its)? (?:emoji|icon|picture|symbol)$/i;

/** A name and the picture that stands in front of it or behind it. */
function splitEmoji(phrase: string): { readonly name: string; readonly emoji: { readonly emoji?: string } } {
  const found = new RegExp(EMOJI, "u").exec(phrase)?.[0];
  const name = phrase.replace(new RegExp(EMOJI, "gu"), " ").replace(/\s+/g, " ").trim().replace(WITH_PICTURE, "");
  return { name, emoji: found === undefined ? {} : { emoji: found } };
}
