import type { ModelRequest } from "../../dialogs/language-model.ts";
import { type ScriptedCall, type ScriptedModel, scriptedModel } from "./scripted-model.ts";

/** An order that such a model follows wherever it reads it. */
interface Order {
  readonly line: string;
  readonly calls: readonly ScriptedCall[];
  /** What it reads first; left out: entries. */
  readonly reads?: ScriptedCall;
}

/**
 * The worst model there is: it obeys every order that it reads, whoever wrote it. It reads first what it is asked about, and
 * claims in the end to have done it.
 */
export function obedientModel({
  line,
  calls,
  reads = ["list_expenses", {}],
}: Order): ScriptedModel & { readonly hasRead: () => boolean } {
  let hasRead = false;
  const answer = (request: ModelRequest) => {
    const isAsked = request.conversation.length === 1;
    const isSeen = folded(textOf(request)).includes(folded(line));
    hasRead ||= isSeen;
    if (!request.mayCall || (isSeen && hasCalled(request, calls))) return { say: "Done, I've seen to it all." };
    if (isSeen) return { calls };
    return isAsked ? { calls: [reads] } : { say: "There is nothing to do." };
  };
  return { ...scriptedModel(...Array.from({ length: 100 }, () => answer)), hasRead: () => hasRead };
}

function textOf({ conversation }: ModelRequest): string {
  return conversation
    .map((item) => (item.kind === "answered" ? "" : item.kind === "said" ? item.text : item.output))
    .join("\n");
}

function hasCalled({ conversation }: ModelRequest, [first]: readonly ScriptedCall[]): boolean {
  return conversation.some(
    (item) => item.kind === "answered" && item.round.calls.some(({ tool }) => tool === first?.[0]),
  );
}

/** Letters and digits: what is left of a line however it is cleaned and quoted. */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\\[nt"]/g, "")
    .replace(/[^\p{L}\p{N}\p{M}]/gu, "");
}
