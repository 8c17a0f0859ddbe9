/** The conversation that every channel must hold: what is said, and what the answer must say. */
export interface Exchange {
  readonly say: string;
  /** What stands in the answer; `DATE` figures depend on the day and are matched as patterns. */
  readonly hear: readonly (string | RegExp)[];
  readonly never?: readonly string[];
}

/** Made on an empty book in US dollars. What is left depends on how much of the month was over when the person came. */
export const NINE_MESSAGES: readonly Exchange[] = [
  {
    say: "make a budget for 3200 a month",
    hear: [
      "$3,200.00 a month",
      "$1,600 for needs · $960 for wants · $640 for savings",
      /\$[\d,]+\.\d\d left to spend until/,
    ],
  },
  { say: "coffee 4.50", hear: [/^✅ Coffee \$4\.50 · Dining: \$4\.50 of \$[\d.]+ spent/] },
  {
    say: "taxi 12, lunch 18.50, bus yesterday 3",
    hear: [/✅ 1 Taxi \$12\.00 · 2 Lunch \$18\.50 · 3 Bus \$3\.00 \(\w{3} \d{1,2} \w{3,4}\) · total \$33\.50/],
  },
  { say: "the taxi was 14", hear: ["✏️ Taxi $12.00 → $14.00 · total $35.50"] },
  { say: "can I afford a $500 PlayStation 5?", hear: ["🛑 Don't buy.", "PlayStation 5, $500.00", "Entertainment"] },
  { say: "what's left", hear: [/\$[\d,]+\.\d\d left to spend until/], never: ["✅"] },
  { say: "undo", hear: ["↩️ Undone: Taxi $12.00 → $14.00"] },
  { say: "redo", hear: ["↪️ Back again: Taxi $12.00 → $14.00"] },
  { say: "how did you get that?", hear: [/\$\d+(\.\d\d)?/, "•"] },
];
