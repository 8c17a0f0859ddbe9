import { parseArgs } from "node:util";
import type { ToolCall } from "../dialogs/tools/call.ts";
import { understand } from "../dialogs/understanding/understand.ts";
import { warmUpUnderstanding } from "../dialogs/understanding/warm-up.ts";
import { hasNumberWords, numbersOf, significant, writtenAmount } from "../tests/support/amounts-in-text.ts";
import { HOME_CONTEXT } from "../tests/support/home-context.ts";
import { seededRandom } from "../tests/support/random.ts";

/**
 * Has texts made by chance understood: exits with 1 when one of them breaks it, or when it would write an amount that the text
 * does not hold. `--count` says how many, `--seed` which.
 */
const { values } = parseArgs({
  options: { count: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
});
const random = seededRandom(Number(values.seed));
const below = (count: number): number => Math.floor(random() * count);
const oneOf = (choices: readonly string[]): string => choices[below(choices.length)] ?? "";

const WORDS =
  "coffee,lunch,taxi,rent,groceries,Tesco,flat,deposit,spent,paid,bought,charged,card,on,for,at,and,the,my,to,of,from,with,in,yesterday,today,last Friday,June 5,tomorrow,no,it was,limit,dining,budget,save,split,between,half,move,refund,salary,every month,a week,can I afford,how much,what's left,undo,not,almost,I,was,we,Tom,#trip,account,USD,yen,euros,iPhone,balance,until,is,more,less".split(
    ",",
  );
const SIGNS = [
  ",",
  ".",
  "?",
  "!",
  "-",
  "'",
  "$",
  "€",
  "£",
  "%",
  "\n",
  ":",
  "(",
  ")",
  "💸",
  "٣",
  "１２",
  "\u0000",
  "\u202e",
];

const ALPHABET = Array.from(
  "abcdefghijklmnopqrstuvwxyzäöüßéñçåøłşğ你好مرحباпривет 0123456789.,-_/\\@#$%&*()[]{}<>|~^`\"'",
);

function piece(): string {
  const kind = below(10);
  if (kind < 5) return oneOf(WORDS);
  if (kind < 7) return oneOf([String(below(100_000)), (random() * 9_999).toFixed(2), `${below(32)}/${below(13)}`]);
  if (kind < 9) return oneOf(SIGNS);
  return Array.from({ length: 1 + below(12) }, () => oneOf(ALPHABET)).join("");
}

const text = (): string => Array.from({ length: 1 + below(14) }, piece).join(oneOf([" ", " ", " ", ""]));

function isInvented(said: string, call: ToolCall): boolean {
  const amount = writtenAmount(call);
  return amount !== null && !hasNumberWords(said) && !numbersOf(said).includes(significant(amount));
}

warmUpUnderstanding(HOME_CONTEXT.now, "full");
const count = Number(values.count);
let writes = 0;
const crashes: string[] = [];
const invented: string[] = [];
for (let made = 0; made < count; made += 1) {
  const said = text();
  try {
    const { calls } = understand(said, HOME_CONTEXT);
    writes += calls.some((call) => writtenAmount(call) !== null) ? 1 : 0;
    if (calls.length === 0 || calls.some((call) => isInvented(said, call))) invented.push(said);
  } catch {
    crashes.push(said);
  }
}
for (const said of [...crashes, ...invented].slice(0, 20)) process.stdout.write(`${JSON.stringify(said)}\n`);
process.stdout.write(
  `${count} random texts: ${crashes.length} crashes, ${writes} that would write an amount, ${invented.length} with one that is not in the text\n`,
);
process.exitCode = crashes.length + invented.length === 0 ? 0 : 1;
