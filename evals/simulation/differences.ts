import type { Operation } from "../../domain/operation.ts";
import type { Summary } from "../../domain/summary.ts";
import { readRawLog } from "./raw-log.ts";
import { type Circumstances, recount } from "./recount.ts";

interface Compared {
  readonly operations: readonly Operation[];
  readonly summary: Summary;
  /** What was spent by the person's own words, in minor units. */
  readonly said: number;
  readonly circumstances: Circumstances;
}

/** Where a summary is not what the log comes to, in words; empty when it is. */
export function differences({ operations, summary, said, circumstances }: Compared): string[] {
  const own = recount(operations, circumstances);
  const perDay = own.left === null || own.daysLeft <= 0 ? null : Math.floor(own.left / own.daysLeft);
  const figures: [string, unknown, unknown][] = [
    ["period", summary.period.start, own.month.first],
    ["end", summary.period.end, own.month.last],
    ["spent", summary.spent.minor, own.spent],
    ["entries", summary.count, own.count],
    ["left", summary.left?.minor ?? null, own.left],
    ["last day", summary.lastDay, own.lastDay],
    ["a day", summary.perDay?.minor ?? null, perDay],
    ["what was said", typedSpending(operations, circumstances), said],
    ["categories", summary.categories.map(({ category }) => category).sort(), [...own.categories.keys()].sort()],
  ];
  for (const { category, allocated, spent, reserved, remaining, count } of summary.categories) {
    const mine = own.categories.get(category);
    figures.push(
      [`${category} allocated`, allocated?.minor ?? null, mine?.allocated],
      [`${category} spent`, spent.minor, mine?.spent],
      [`${category} reserved`, reserved.minor, mine?.reserved],
      [`${category} left`, remaining?.minor ?? null, mine?.remaining],
      [`${category} entries`, count, mine?.count],
    );
  }
  return figures.flatMap(([name, shown, counted]) => {
    const [a, b] = [JSON.stringify(shown), JSON.stringify(counted)];
    return a === b ? [] : [`${name} is ${a}, but the log comes to ${b}`];
  });
}

/** What the entries that the person made by word come to; what jobs logged aside. */
function typedSpending(operations: readonly Operation[], { currency }: Circumstances): number {
  return readRawLog(operations)
    .entries.filter(({ source, kind, amount }) => {
      return source.channel === "console" && kind === "expense" && amount.currency === currency;
    })
    .reduce((total, { amount }) => total + amount.minor, 0);
}
