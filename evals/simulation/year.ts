import { seededRandom } from "../../tests/support/random.ts";

/** Something that happens in a year, at a local time of where the person is. */
export interface Step {
  /** `2026-03-29T02:30`. */
  readonly at: string;
  /** IANA; where the person is. */
  readonly zone: string;
  /** What they say there, also that they have come there. */
  readonly say: string;
  /** Signed minor units that it adds to what was ever spent by the person's own words; what takes back and brings back aside. */
  readonly spends?: number;
  /** Takes back, or brings back, so many of the latest things that were said. */
  readonly undo?: number;
  readonly redo?: number;
}

/** A year of a person's life. */
export interface Year {
  readonly seed: number;
  /** On which their budget months start. */
  readonly payday: number;
  readonly home: string;
  readonly steps: readonly Step[];
}

/** The year that is lived. */
export const LIVED = 2026;

const HOMES = ["America/New_York", "Europe/Berlin", "Australia/Sydney"] as const;
const PAYDAYS = [31, 1, 25, 15, 30] as const;
/** Where they travel to: far off, so that days differ. */
const ABROAD = ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland"] as const;
/** As people say it. */
const PLACES: Readonly<Record<string, string>> = {
  "America/New_York": "New York",
  "Europe/Berlin": "Berlin",
  "Australia/Sydney": "Sydney",
  "Asia/Tokyo": "Tokyo",
  "America/Los_Angeles": "Los Angeles",
  "Pacific/Auckland": "Auckland",
};
const TRIPS = ["lisbon", "tokyo", "rome"] as const;

/** Small things, so that none of them is unusual and has to be asked about. */
const THINGS = ["coffee", "groceries", "lunch", "bus", "taxi", "cinema", "shampoo", "book", "pharmacy", "gas"] as const;
const SHOPS = ["Zara", "Amazon", "Ikea"] as const;

/** Writes down a year by chance; the same seed writes the same one. */
export function writeYear(seed: number): Year {
  const random = seededRandom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  const oneOf = <T>(choices: readonly [T, ...T[]]): T => choices[below(choices.length)] ?? choices[0];
  const payday = PAYDAYS[seed % PAYDAYS.length] ?? 31;
  const home = HOMES[seed % HOMES.length] ?? HOMES[0];
  const steps: Step[] = [];
  let zone: string = home;
  let minute = 0;
  let limits = 0;
  let day = Temporal.PlainDate.from({ year: LIVED, month: 1, day: 1 });
  const cents = (least: number, most: number): number => least + below(most - least);
  const words = (minor: number): string => (minor / 100).toFixed(2);
  const say = (text: string, more: Omit<Step, "at" | "zone" | "say"> = {}): void => {
    steps.push({ at: timeOf(day, minute), zone, say: text, ...more });
    minute = Math.min(minute + 1 + below(40), LAST_MINUTE);
  };
  const spend = (text: (price: string) => string, least = 150, most = 6_000): number => {
    const minor = cents(least, most);
    say(text(words(minor)), { spends: minor });
    return minor;
  };

  const acts: readonly (readonly [number, () => void])[] = [
    [30, () => void spend((price) => `${oneOf(THINGS)} ${price}`)],
    [8, () => several()],
    [8, () => void spend((price) => `${oneOf(THINGS)} yesterday ${price}`)],
    [6, () => corrected()],
    [6, () => takeBack(1)],
    [2, () => takeBack(2)],
    [4, () => andBack()],
    [3, () => say(`refund ${words(cents(500, 2_000))} from ${oneOf(SHOPS)}`, { spends: 0 })],
    [2, () => say(`moved ${10 * (1 + below(9))} to savings`, { spends: 0 })],
    [2, () => say(`put ${10 * (1 + below(5))} towards the bike`, { spends: 0 })],
    [2, () => say(`lent Tom ${5 + below(40)}`, { spends: 0 })],
    [1, () => say("Tom paid me back 10", { spends: 0 })],
    [2, () => say(`took out ${20 + below(80)}`, { spends: 0 })],
    [1, () => say("paid the credit card 240", { spends: 0 })],
    [2, () => limit(oneOf(["dining", "groceries", "shopping"]))],
    [2, () => say(`bonus ${100 + below(300)}`, { spends: 0 })],
    [1, () => say(`I have ${300 + below(1_500)}`, { spends: 0 })],
    [1, () => say(`I have ${300 + below(1_500)} until Friday`, { spends: 0 })],
    [1, () => say("dinner 4,800 yen", { spends: 0 })],
    [4, () => say("what's left")],
    [2, () => say("can I afford headphones for 180?")],
    [1, () => say("what if I skip coffee")],
    [1, () => say("almost bought shoes for 90")],
  ];
  const weight = acts.reduce((total, [one]) => total + one, 0);

  function actAt(place: number): void {
    let sum = 0;
    for (const [share, act] of acts) {
      sum += share;
      if (place >= sum) continue;
      act();
      return;
    }
  }

  function several(): void {
    const [taxi, lunch, bus] = [cents(500, 2_000), cents(800, 2_500), cents(150, 400)];
    const text = `taxi ${words(taxi)}, lunch ${words(lunch)}, bus yesterday ${words(bus)}`;
    say(text, { spends: taxi + lunch + bus });
    if (below(2) === 0) return;
    const real = cents(500, 2_000);
    say(`the taxi was ${words(real)}`, { spends: real - taxi });
  }

  /** At once, because a bill that was typed and undone is logged by itself on the next day. */
  function andBack(): void {
    takeBack(1);
    if (steps.at(-1)?.undo === 1) say("redo", { redo: 1 });
  }

  /** What was set up stays, because later sentences speak of it, and so does where the person is. */
  function takeBack(count: number): void {
    const standing = steps.slice(settledSteps).reduce((total, { spends, undo = 0, redo = 0 }) => {
      return total + (spends === undefined ? 0 : 1) - undo + redo;
    }, 0);
    if (standing < count) return;
    say(count === 1 ? "undo" : "undo that and the one before", { undo: count });
  }

  /** Never what it was before, which would be no change. */
  function limit(category: string): void {
    limits += 1;
    say(`limit ${category} to ${100 + 10 * below(40)}.${String(limits % 100).padStart(2, "0")}`, { spends: 0 });
  }

  function corrected(): void {
    const first = spend((price) => `snack ${price}`);
    const real = cents(150, 6_000);
    say(`no, it was ${words(real)}`, { spends: real - first });
  }

  minute = 8 * 60;
  setUp();
  let settledSteps = steps.length;
  for (; day.year === LIVED; day = day.add({ days: 1 })) {
    minute = isClockChanged(day, zone) ? 90 + below(60) : 9 * 60 + 30 + below(600);
    if (day.month % 4 === 3 && day.day === 8) leave();
    if (day.month % 4 === 3 && day.day === 15) arrive(home);
    if (isPayday(day, payday)) say(`salary arrived ${2_850 + below(100)}`, { spends: 0 });
    changesOfTheYear();
    for (let count = below(3); count > 0; count -= 1) {
      actAt(below(weight));
    }
    if (below(20) === 0) {
      minute = LAST_MINUTE;
      spend((price) => `night bus ${price}`, 150, 400);
    }
  }
  return { seed, payday, home, steps };

  function setUp(): void {
    say(`I get paid on the ${ordinal(payday)}`, { spends: 0 });
    say(`I earn 2,900 on the ${ordinal(payday)}`, { spends: 0 });
    say("rent 950 every month on the 1st", { spends: 0 });
    say("netflix 15.49 every month on the 24th", { spends: 0 });
    say("gym 30 every month on the 31st", { spends: 0 });
    say("car insurance 480 every year on May 15", { spends: 0 });
    say("electricity around 80 every month on the 12th", { spends: 0 });
    say("save 600 for a bike by October", { spends: 0 });
    if (seed % 4 !== 0) say("make a budget", { spends: 0 });
  }

  function changesOfTheYear(): void {
    const date = day.toString().slice(5);
    if (date === "07-02") say("netflix is 17.99 from August", { spends: 0 });
    if (date === "09-02") say("stop the gym", { spends: 0 });
    // The bill of the next day, typed by hand.
    if (day.day === 23 && day.month % 3 === 0) say("netflix 15.49", { spends: 1_549 });
    if (day.day === 12) spend((price) => `electricity ${price}`, 7_000, 9_000);
  }

  function leave(): void {
    arrive(oneOf(ABROAD));
    const trip = oneOf(TRIPS);
    say(`limit #${trip} to ${390 + day.month}`, { spends: 0 });
    for (let count = 2 + below(3); count > 0; count -= 1) {
      spend((price) => `#${trip} ${oneOf(["tram", "lunch", "museum"])} ${price}`);
    }
  }

  function arrive(place: string): void {
    zone = place;
    say(`I'm in ${PLACES[place] ?? place} now`, { spends: 0 });
    settledSteps = steps.length;
    minute = Math.max(minute, 12 * 60);
  }
}

/** Ten before midnight, where days are easily mistaken. */
const LAST_MINUTE = 23 * 60 + 50;

function timeOf(day: Temporal.PlainDate, minute: number): string {
  return `${day.toString()}T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** True on the days on which the clocks are changed. */
function isClockChanged(day: Temporal.PlainDate, zone: string): boolean {
  return day.toZonedDateTime(zone).hoursInDay !== 24;
}

function isPayday({ day, daysInMonth }: Temporal.PlainDate, payday: number): boolean {
  return day === Math.min(payday, daysInMonth);
}

function ordinal(day: number): string {
  const ending = day === 1 || day === 31 ? "st" : "th";
  return `${day}${ending}`;
}
