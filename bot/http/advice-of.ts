import { verdictWords } from "../../dialogs/replies/verdict.ts";
import { checkPurchase } from "../../dialogs/tools/check-purchase.ts";
import type { Person } from "../../domain/person.ts";
import type { HttpDeps } from "./deps.ts";

/** A verdict that a turn came to, for programs. */
export interface Advice {
  readonly decision: "buy" | "wait" | "dont_buy";
  readonly reason: string;
  readonly alternatives: readonly string[];
}

/** What a turn advised, from the operation that keeps it; null where it advised nothing. */
export async function adviceOf(
  { direct }: Pick<HttpDeps, "direct">,
  person: Person,
  turn: string,
): Promise<Advice | null> {
  return direct.read(person, async ({ book, view }) => {
    const operation = (await book.operationsOfTurn(turn)).findLast(({ tool }) => tool === checkPurchase.name);
    const result = operation && checkPurchase.resultIn(operation);
    if (result?.kind !== "judged") return null;
    const { reasons, ways } = verdictWords(result, view);
    return { decision: result.verdict.decision, reason: reasons.join("; "), alternatives: ways };
  });
}
