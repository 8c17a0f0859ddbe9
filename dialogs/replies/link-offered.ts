import type { LinkWay, NumberProof } from "../account.ts";
import type { LinkResult } from "../tools/link-channel.ts";
import type { Presentation } from "../tools/tool.ts";
import { channelName } from "./channel-names.ts";
import { codeMark, type ShownPurpose } from "./code-marks.ts";
import { combine, textOnly } from "./presentation.ts";

/** Says how to link one more channel; codes stand in it as marks. */
export function presentLink(results: readonly LinkResult[]): Presentation {
  return combine(results.map((result) => (result.kind === "offer" ? presentOffer(result) : presentNumber(result))));
}

function presentOffer({ asked, ways }: Extract<LinkResult, { kind: "offer" }>): Presentation {
  const wanted = ways.filter(({ channel }) => asked === null || channel === asked);
  const isOff = asked !== null && wanted.length === 0;
  const text = [
    ...(isOff ? [`${channelName(asked)} is not switched on here. What is:`] : []),
    `🔗 Your code is ${codeMark("pair")}, good for 10 minutes, once:`,
    ...(isOff ? ways : wanted).map((way) => `• ${wayText(way, "pair")}`),
    "Whoever has it reads and writes your book, so show it to nobody.",
  ].join("\n");
  return { ...textOnly(text), hasCodes: true };
}

/** `Telegram: open https://…` or `SMS: send “link 7K2M-9QXD” to +1…`. */
export function wayText({ channel, to, link }: LinkWay, purpose: ShownPurpose): string {
  const name = channelName(channel);
  if (link !== null) return `${name}: open ${link}`;
  const said = `“link ${codeMark(purpose)}”`;
  return to === null ? `${name}: send me ${said} there` : `${name}: send ${said} to ${to}`;
}

function presentNumber({ number, proof }: Extract<LinkResult, { kind: "number" }>): Presentation {
  return textOnly(PROOFS[proof](number));
}

const PROOFS: Readonly<Record<NumberProof, (number: string) => string>> = {
  texted: (number) =>
    `I've texted a code to ${number}. Type it here within 10 minutes, and the number is linked. Nothing is linked yet.`,
  yours: (number) => `${number} is linked already.`,
  off: () => "Text messages are not switched on here, so I can't link a number.",
  too_often: (number) => `Enough codes were texted for today, so I sent none to ${number}. Try again tomorrow.`,
};
