import { mayMatch } from "../needed-words.ts";
import { act, ask } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { positionOf } from "./positions.ts";

/** Who is known in which channel: "link my whatsapp", "link +49 170 1234567", "which channels are linked", "unlink the second one", "wasn't me", "invite Tom". */
export function readLinking({ text, lower }: Reading): Understanding | null {
  if (!mayLink(lower)) return null;
  const plain = bare(lower);
  if (NO_COUNTRY.test(plain))
    return ask("Which country is that number of? Write it with a plus, like “link +49 170 1234567”.", []);
  const call =
    readNumber(plain) ?? readLink(plain) ?? readList(plain) ?? readUnlink(plain) ?? readInvitation(bare(text));
  return call && act([call], 0.96);
}

type Call = Parameters<typeof act>[0][number];

const POLITE =
  /^(?:(?:please|pls|hey|ok|okay|hi|can you|could you|can i|how do i|how can i|how to|i want to|i'd like to|i would like to|let's|let me|help me)[, ]+)+|[, ]+(?:please|pls|thanks|thank you|for me|now|too|as well)$/gi;

function bare(text: string): string {
  return text
    .replace(/[.!?]+\s*$/, "")
    .replace(POLITE, "")
    .trim();
}

/** Words for channels, and the name that tools know them by. */
const CHANNELS: readonly (readonly [words: string, channel: string | null])[] = [
  ["telegram", "telegram"],
  ["slack", "slack"],
  ["whats ?app", "whatsapp"],
  ["sms|texts?|text messages?|phone(?: number)?|mobile(?: number)?|cell(?: phone)?|number", "sms"],
  ["(?:ms |microsoft )?teams", "teams"],
  ["(?:web ?)?page|web(?: ?site)?|browsers?", "page"],
  ["console|terminal|command line", "console"],
  ["channels?|devices?|accounts?|chats?|apps?|messengers?|code", null],
];
const CHANNEL = `(${CHANNELS.map(([words]) => words).join("|")})`;
const LINK = "(?:(?:link|pair|connect|hook up)|add(?= (?:my|another|one more|\\+)))";
const OF_MINE = "(?:(?:to|with|up|a|an|another|one more|new|my|our|the|this|your|other|second) )*";

function channelOf(words: string): string | null {
  return CHANNELS.find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(words))?.[1] ?? null;
}

const NO_COUNTRY = new RegExp(`^${LINK} ${OF_MINE}(?:${CHANNEL} )?\\d[\\d ()./-]{6,}$`);
const NUMBER = new RegExp(`^${LINK} ${OF_MINE}(?:${CHANNEL} )?(\\+\\d[\\d ()./-]{6,24})$`);

/** A phone number with its country, by which somebody wants to be reached. */
function readNumber(plain: string): Call | null {
  const number = NUMBER.exec(plain)?.[2];
  if (number === undefined) return null;
  const digits = number.replace(/\D/g, "");
  return /^[1-9]\d{6,14}$/.test(digits) ? { tool: "link_channel", args: { number: `+${digits}` } } : null;
}

const LINK_ALONE =
  /^(?:link|pair|connect)(?: (?:me|it|us))?$|^(?:(?:make|give|get|send|show) (?:me )?(?:a |the |my )?)?(?:link|linking|pairing) code$/;
const SIGN_IN = /^(?:(?:make|give|get|send|show) (?:me )?(?:a |the )?)?(?:sign|log)[ -]?in link$/;
const LINKED = new RegExp(`^${LINK} ${OF_MINE}${CHANNEL}(?: (?:account|number|chat|app|too))?$`);

function readLink(plain: string): Call | null {
  if (LINK_ALONE.test(plain)) return { tool: "link_channel", args: {} };
  if (SIGN_IN.test(plain)) return { tool: "link_channel", args: { channel: "page" } };
  const words = LINKED.exec(plain)?.[1];
  if (words === undefined) return null;
  const channel = channelOf(words);
  return { tool: "link_channel", args: channel === null ? {} : { channel } };
}

const LISTS = [
  /^(?:which|what)(?: (?:channels?|devices?|accounts?|chats?|apps?|numbers?|phones?))? (?:are|is|have i|do i have|did i)(?: (?:all|now|currently))? (?:linked|paired|connected)(?: (?:to|with) .{1,30})?$/,
  /^(?:what's|whats) (?:linked|paired|connected)$/,
  /^(?:(?:list|show)(?: me)? )?(?:all )?(?:my|the|our)? ?(?:linked|paired|connected) (?:channels|devices|accounts|chats|apps|numbers)$/,
  /^(?:list|show)(?: me)? (?:all )?(?:my |the |our )?channels$/,
  /^(?:which|what|my) (?:channels|devices)(?: do i have| are there)?$/,
];

function readList(plain: string): Call | null {
  return LISTS.some((pattern) => pattern.test(plain)) ? { tool: "list_channels", args: {} } : null;
}

const UNLINK = "(?:unlink|disconnect|unpair|un-link|unconnect|cut off)";

const NOT_ME = /^(?:no,? )?(?:(?:that|this|it) )?(?:wasn'?t|was not|isn'?t|is not) me$/;
const UNLINKED = new RegExp(`^${UNLINK}(?: (.{1,40}))?$`);

function readUnlink(plain: string): Call | null {
  if (NOT_ME.test(plain)) return { tool: "unlink_channel", args: { latest: true } };
  const object = UNLINKED.exec(plain);
  if (!object) return null;
  const words = (object[1] ?? "").replace(/^(?:(?:the|my|our|this|that) )+/, "");
  if (words === "") return { tool: "unlink_channel", args: {} };
  if (/^(?:latest|last|newest|most recent)(?: one| channel)?$/.test(words))
    return { tool: "unlink_channel", args: { latest: true } };
  const position = positionOf(words.replace(/^(?:number|no\.?|channel) (?=\d)/, "").replace(/ (?:one|channel)$/, ""));
  if (position !== null && position > 0) return { tool: "unlink_channel", args: { position } };
  const channel = channelOf(words.replace(/ (?:account|chat|app)$/, ""));
  return channel === null ? null : { tool: "unlink_channel", args: { channel } };
}

const INVITATION = /^(?:(?:make|create|give|get|send|write) (?:me )?(?:an? |the )?)?invit(?:ation|e)(?: code| link)?$/;
const INVITED =
  /^invite (?:my (?:friend|partner|wife|husband|brother|sister|mother|father|mom|mum|dad|son|daughter|roommate|flatmate|colleague) )?(?!.* (?:to|for|over)\b)(\p{L}[\p{L}' -]{0,40})$/iu;

const mayLink = mayMatch([
  NO_COUNTRY,
  NUMBER,
  LINK_ALONE,
  SIGN_IN,
  LINKED,
  ...LISTS,
  NOT_ME,
  UNLINKED,
  INVITATION,
  INVITED,
]);

/** The name is kept as it was written. */
function readInvitation(text: string): Call | null {
  if (INVITATION.test(text.toLowerCase())) return { tool: "invite_person", args: {} };
  const name = INVITED.exec(text)?.[1];
  if (name === undefined) return null;
  return { tool: "invite_person", args: NOBODY.test(name) ? {} : { name } };
}

const NOBODY =
  /^(?:someone|somebody|a friend|friends?|a person|people|another person|my \p{L}+|one more person|others?)$/iu;
