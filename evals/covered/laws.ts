/** A law of the domain, and the property test that holds it. */
export interface Law {
  readonly says: string;
  /** From the project's root. */
  readonly file: string;
  /** Begins with `law: `. */
  readonly title: string;
}

const law = (says: string, file: string, title: string): Law => ({ says, file, title: `law: ${title}` });

/** The laws of money, by a name. */
export const LAWS: Readonly<Record<string, Law>> = {
  periods: law(
    "Every date lies in one period, periods touch, and their names follow each other.",
    "domain/period.test.ts",
    "holds every date exactly once, touches its neighbours and bears the next name",
  ),
  transfers: law(
    "Money that only moves is no spending.",
    "domain/position.test.ts",
    "transfers never change what was spent",
  ),
  pay: law(
    "A pay that was counted on changes what is free by the difference only.",
    "domain/position.test.ts",
    "logging a pay that it counts changes it by the difference only",
  ),
  bill_once: law(
    "A bill counts once, whoever notes it first.",
    "domain/bill-once.test.ts",
    "recorded within the window counts once, in whatever order",
  ),
  reserved_bill: law(
    "Paying what was set aside changes nothing that is free.",
    "domain/position.test.ts",
    "paying a reserved bill at its reserved amount never changes it",
  ),
  contribution: law(
    "Putting aside what was counted on changes nothing that is free.",
    "domain/position.test.ts",
    "making a contribution that it counts never changes it",
  ),
  balance: law(
    "To state what the book expects changes nothing.",
    "domain/position.test.ts",
    "stating the balance that the ledger expects changes nothing",
  ),
  plan_sums: law(
    "A plan's parts are never negative and sum to the income.",
    "domain/allocate.test.ts",
    "sums to the income exactly, with no part negative",
  ),
  plan_order: law(
    "A plan does not depend on the order of what it is made from.",
    "domain/allocate.test.ts",
    "does not depend on the order of input",
  ),
  priority: law(
    "Who matters more never gets less for it.",
    "domain/allocate.test.ts",
    "never lowers the part of a category whose priority is raised",
  ),
  relimit: law(
    "A limit on a running plan leaves its parts whole.",
    "domain/relimit.test.ts",
    "leaves parts that sum to the income and are never negative",
  ),
  limits_over_time: law(
    "What is done to a limit leaves the months before as they were.",
    "domain/limit-over-time.test.ts",
    "whatever is done to it from a period on, the periods before stay as they were",
  ),
  move_makes_buy: law(
    "A move that is offered makes room.",
    "domain/verdict.test.ts",
    "an offered move turns it into buy and leaves the plan's total as it is",
  ),
  dearer: law(
    "A higher price is never judged better.",
    "domain/verdict.test.ts",
    "a higher price never improves the verdict",
  ),
  less_free: law(
    "Less that is free is never judged better.",
    "domain/verdict.test.ts",
    "less free to spend at the same buffer never improves it",
  ),
  less_income: law(
    "Less that comes in is never judged better.",
    "domain/verdict.test.ts",
    "less expected income never improves it",
  ),
  same_verdict: law(
    "The same facts are judged the same.",
    "domain/verdict.test.ts",
    "the same one gives the same verdict, also after it was stored",
  ),
  later_verdict: law(
    "The day that a verdict names is one on which it is bought.",
    "domain/verdict.test.ts",
    "on the day that it says to wait for it is bought",
  ),
  suggestions: law(
    "What is suggested moves money and makes none.",
    "domain/suggestions.test.ts",
    "applied all leave the total as it is and no category below 0",
  ),
  recurring: law(
    "When something recurs does not depend on when that is asked.",
    "domain/recurring.test.ts",
    "do not depend on when they are asked for",
  ),
  conversion: law(
    "What is shown of foreign money sums to the sum that is shown.",
    "domain/exchange-rate.test.ts",
    "keeps the order of amounts, and sums to what is shown of each",
  ),
  undo: law(
    "What is taken back, and brought back, is exactly what was.",
    "dialogs/tools/undo-redo.test.ts",
    "undo takes back exactly what a turn did, and redo brings back exactly what was undone",
  ),
  undo_order: law(
    "Turns are taken back like a stack.",
    "domain/undo.test.ts",
    "walk one's own turns like a stack, and a new write clears what could be brought back",
  ),
  alerts: law(
    "A warning comes again only after it was armed again.",
    "domain/alerts.test.ts",
    "an alert fires again only after it was armed again",
  ),
};
