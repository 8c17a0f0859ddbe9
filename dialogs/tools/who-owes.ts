import { z } from "zod";
import { type Money, money } from "../../domain/money.ts";
import { presentWhoOwes } from "../replies/who-owes.ts";
import { defineTool } from "./tool.ts";

/** How it stands with somebody. */
export interface Owing {
  /** Folded, as it is kept with the transfers. */
  readonly who: string;
  /** What they owe; negative: is owed to them; never 0. */
  readonly owed: Money;
}

/** Tells who owes what, by what was lent, borrowed and paid back. */
export const whoOwes = defineTool({
  name: "who_owes",
  description: "Tell who owes the person money, and whom they owe, by what was lent, borrowed and paid back.",
  risk: "read",
  args: z.strictObject({}),
  async run({ book }): Promise<readonly Owing[]> {
    const entries = await book.entries({ kinds: ["transfer"], order: "made", limit: ALL });
    const between = entries.filter(({ transfer }) => transfer?.place === "person" && transfer.with !== undefined);
    const pairs = Map.groupBy(between, ({ transfer, amount }) => `${transfer?.with}\n${amount.currency}`);
    return [...pairs]
      .map(([key, its]): Owing => {
        const [who = "", currency = ""] = key.split("\n");
        const minor = its.reduce((owed, { transfer, amount }) => {
          return owed + (transfer?.side === "to" ? amount.minor : -amount.minor);
        }, 0);
        return { who, owed: money(minor, currency) };
      })
      .filter(({ owed }) => owed.minor !== 0)
      .toSorted((a, b) => b.owed.minor - a.owed.minor || (a.who < b.who ? -1 : 1));
  },
  present: presentWhoOwes,
});

/** More transfers than anyone notes. */
const ALL = 100_000;
