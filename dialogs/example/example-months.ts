/** Something that the person of the example said; local time. */
export interface ExampleLine {
  readonly at: Temporal.PlainDateTime;
  readonly say: string;
}

/** How much there is to look at. */
const MONTHS = 6;

/**
 * Six months of an ordinary life up to a moment, as somebody would have told them: pay, rent, bills that vary, a goal, a
 * journey, mistakes that are put right.
 *
 * @param random in [0, 1); the same numbers give the same life
 */
export function exampleMonths(now: Temporal.PlainDateTime, random: () => number): ExampleLine[] {
  const first = now.toPlainDate().with({ day: 1 }).subtract({ months: MONTHS });
  const lines: ExampleLine[] = [];
  for (let day = first; Temporal.PlainDate.compare(day, now.toPlainDate()) <= 0; day = day.add({ days: 1 })) {
    const month = (day.year - first.year) * 12 + day.month - first.month;
    const said = [...(day.equals(first) ? beginning(first) : []), ...regular(day, month), ...everyday(day, random)];
    for (const [index, say] of said.entries()) {
      lines.push({ at: day.toPlainDateTime({ hour: 10 }).add({ minutes: index * 37 }), say });
    }
  }
  return lines.filter(({ at }) => Temporal.PlainDateTime.compare(at, now) <= 0);
}

function beginning(first: Temporal.PlainDate): string[] {
  const insured = first.add({ months: 4 }).toLocaleString("en-US", { month: "long", day: "numeric" });
  const saved = first.add({ months: 9 }).toLocaleString("en-US", { month: "long", day: "numeric" });
  return [
    "I earn 3200 on the 1st",
    "rent 1100 every month on the 3rd",
    "netflix 15.49 every month on the 24th",
    "gym 30 every month on the 15th",
    "electricity around 80 every month on the 12th",
    `car insurance 480 every year on ${insured}`,
    "limit dining to 220",
    "limit groceries to 420",
    "make a budget for 3200 a month",
    `save 1200 for a bike by ${saved}`,
  ];
}

/** What happens in every month, and what in one of them alone. */
function regular({ day }: Temporal.PlainDate, month: number): string[] {
  const on: Readonly<Record<number, readonly string[]>> = {
    1: ["salary arrived 3200"],
    2: ["put 130 towards the bike"],
    12: [`electricity ${74 + month * 3}.40`],
    18: month % 2 === 0 ? ["haircut 32"] : ["shoes 79", "no, it was 69"],
    21: month === 3 ? ["refund 69 from Zara"] : [],
  };
  const journey: Readonly<Record<number, readonly string[]>> = {
    6: ["limit #lisbon to 600", "#lisbon flight 148"],
    7: ["#lisbon hotel 135", "#lisbon tram 3, dinner 42.50"],
    8: ["#lisbon museum 12", "#lisbon dinner 38"],
    9: ["#lisbon lunch 19.40"],
  };
  return [...(on[day] ?? []), ...(month === 4 ? (journey[day] ?? []) : [])];
}

function everyday({ dayOfWeek }: Temporal.PlainDate, random: () => number): string[] {
  const price = (from: number, to: number): string => (from + random() * (to - from)).toFixed(2);
  const isWeekend = dayOfWeek > 5;
  return [
    ...(random() < 0.45 ? [`coffee ${price(3, 5)}`] : []),
    ...(!isWeekend && random() < 0.3 ? [`lunch ${price(9, 15)}`] : []),
    ...(!isWeekend && random() < 0.25 ? [`bus ${price(2.4, 3.2)}`] : []),
    ...(dayOfWeek === 3 || dayOfWeek === 6 ? [`groceries ${price(28, 58)}`] : []),
    ...(isWeekend && random() < 0.35 ? [`dinner ${price(24, 52)}`] : []),
    ...(random() < 0.05 ? [`cinema ${price(11, 15)}`] : []),
    ...(random() < 0.04 ? [`pharmacy ${price(6, 22)}`] : []),
    ...(random() < 0.03 ? [`book ${price(9, 24)}`] : []),
  ];
}
