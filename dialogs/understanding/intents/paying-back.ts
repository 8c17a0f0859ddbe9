import { ask } from "../questions.ts";
import type { Reading } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { withOneAmount } from "./one-amount.ts";
import { personIn } from "./people.ts";

/**
 * What one person pays back to another: "Anna gave me 30 back", "Tom paid me back", "I paid mom back the rest". How much is
 * asked where it is not said.
 *
 * @returns null where a shop may have given it back, or nothing of the kind is told
 */
export function readPaidBack(reading: Reading): Understanding | null {
  const body = reading.text.replace(/[.! ]+$/, "");
  const [amount] = reading.amounts;
  const said = amount ? `${body.slice(0, amount.start)}§${body.slice(amount.end)}` : body;
  for (const { pattern, args, asked } of WAYS) {
    const { who: words = "" } = pattern.exec(said)?.groups ?? {};
    const who = words === "" ? null : personIn(words, true);
    if (who === null) continue;
    if (!amount) return ask(asked(who), [], { tool: "log_transfer", args: { ...args, with: who } });
    return withOneAmount(reading, (figure, stated) => ({
      tool: "log_transfer",
      args: { amount: figure, ...stated, ...args, with: who },
    }));
  }
  return null;
}

interface Way {
  /** `§` stands for the amount. */
  readonly pattern: RegExp;
  readonly args: Readonly<Record<string, string>>;
  readonly asked: (who: string) => string;
}

const WHO = "(?<who>(?:(?:my|our) )?\\p{L}[\\p{L}'-]{1,20})";
const REST = "(?: (?:the rest|everything|all of it|it all|all|in full|what i owed(?: (?:him|her|them))?))?";

const WAYS: readonly Way[] = [
  {
    pattern: new RegExp(
      `^(?:and |ok |so )?${WHO} (?:just |finally |has |also )*(?:(?:gave|sent|returned|handed) (?:me|us) (?:back §|§ back|back${REST})|paid (?:me|us) (?:§ back|back (?:my |the )?§|back${REST})|paid back (?:me |us )?(?:my |the )?§)$`,
      "iu",
    ),
    args: { from: "person" },
    asked: (who) => `How much came back from ${who}? Nothing is noted yet.`,
  },
  {
    pattern: new RegExp(
      `^(?:and |ok |so )?(?:i |we )?(?:just |finally |have |also )*(?:(?:paid|repaid) back ${WHO}|(?:paid|gave) ${WHO} back)(?: (?:(?:the|his|her|their) )?§|${REST})$`,
      "iu",
    ),
    args: { to: "person" },
    asked: (who) => `How much did you pay back to ${who}? Nothing is noted yet.`,
  },
];
