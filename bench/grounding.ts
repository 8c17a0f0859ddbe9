import { openSqliteStores } from "../adapters/stores/sqlite/index.ts";
import { evidenceOf } from "../dialogs/agent/evidence.ts";
import { ungrounded } from "../dialogs/agent/grounding.ts";
import { openJune } from "../dialogs/agent/testing/june.ts";
import { measureGrounding } from "../dialogs/agent/testing/measure-grounding.ts";
import { formatMoney, type View } from "../dialogs/replies/format.ts";
import type { Presentation } from "../dialogs/tools/tool.ts";
import { CategoryBook } from "../domain/categories.ts";
import { type Money, money } from "../domain/money.ts";

const VIEW: View = { locale: "en-US", currency: "USD", today: "2026-06-11", categories: new CategoryBook() };

const REPLY =
  "You've spent $118 of your $200 Dining budget, which leaves $82 for 20 days until Tue 30 Jun. Groceries is at $256 of $400.";

/**
 * Milliseconds of a processor that checking a model's reply takes, gathering what it may say included, and for one more
 * reply about the same; and how many true replies are kept, and how many with a changed figure are caught.
 */
export async function benchGrounding({ replies = 20_000 } = {}): Promise<object> {
  const input = { presentations: [presentation()], said: "how are we doing", view: VIEW };
  const evidence = evidenceOf(input);
  if (ungrounded(REPLY, evidence).length > 0) throw new Error("The reply of the bench is not true.");
  const whole = timed(replies, () => ungrounded(REPLY, evidenceOf(input)));
  const again = timed(replies, () => ungrounded(REPLY, evidence));
  const stores = openSqliteStores({ folder: "", file: ":memory:" });
  const measured = await measureGrounding(await openJune(stores));
  await stores.close();
  return {
    replies,
    reply_ms: whole,
    again_ms: again,
    true_replies: measured.replies,
    kept: share(measured.kept, measured.replies),
    mutants: measured.mutants,
    caught: share(measured.mutants - measured.missed.length, measured.mutants),
  };
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

function timed(times: number, work: () => unknown): number {
  for (let time = 0; time < times; time++) work();
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) work();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / times) / 1_000;
}

/** As the month's summary: a headline and a row for each category. */
function presentation(): Presentation {
  const rows = [
    ["Dining", money(11_800, "USD"), money(20_000, "USD")],
    ["Groceries", money(25_600, "USD"), money(40_000, "USD")],
    ["Transport", money(4_900, "USD"), money(13_598, "USD")],
    ["Shopping", money(8_990, "USD"), money(15_546, "USD")],
  ] as const;
  const left = ([, spent, limit]: (typeof rows)[number]): Money => money(limit.minor - spent.minor, "USD");
  return {
    blocks: [
      { kind: "text", text: "📊 $1,052.91 left to spend until Tue 30 Jun, $52.64 a day · 20 days" },
      {
        kind: "table",
        columns: ["", "", ""],
        rows: rows.map((row) => [
          row[0],
          `${formatMoney(row[1], VIEW)} of ${formatMoney(row[2], VIEW)} spent`,
          `${formatMoney(left(row), VIEW)} left for 20 days`,
        ]),
      },
    ],
    facts: rows.flatMap((row) => [
      { label: `${row[0]} spent`, value: row[1] },
      { label: `${row[0]} left`, value: left(row) },
    ]),
  };
}
