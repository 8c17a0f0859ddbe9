import type { Reply } from "../channel.ts";

/** The codes that a reply may show. */
export type ShownPurpose = (typeof PURPOSES)[number];

const PURPOSES = ["pair", "invite", "number", "signin", "pin"] as const;

/** What stands in a text in place of a code: codes are never stored, they are filled in as the reply leaves. */
export function codeMark(purpose: ShownPurpose): string {
  return `⟦${purpose}⟧`;
}

/** What an old reply shows in place of its code. */
const GONE = "••••-••••";

/** A reply with its codes in place of their marks; `codeOf` knows the one of a turn. */
export function withCodes(reply: Reply, codeOf: (turn: string, purpose: ShownPurpose) => string): Reply {
  const { codesOf, ...rest } = reply;
  return codesOf === undefined ? reply : filled(rest, (purpose) => codeOf(codesOf, purpose));
}

/** A reply as the history keeps it: without its codes. */
export function withoutCodes(reply: Reply): Reply {
  return reply.codesOf === undefined ? reply : filled(reply, () => GONE);
}

function filled(reply: Reply, codeOf: (purpose: ShownPurpose) => string): Reply {
  const fill = (text: string): string =>
    PURPOSES.reduce((filled, purpose) => filled.replaceAll(codeMark(purpose), () => codeOf(purpose)), text);
  return {
    ...reply,
    blocks: reply.blocks.map((block) => (block.kind === "text" ? { ...block, text: fill(block.text) } : block)),
  };
}
