import type { PersonId } from "../../domain/person.ts";
import type { ModelAnswer } from "../language-model.ts";
import type { UsageStore } from "../usage.ts";

/** What the model may cost, and what it has cost. */
export interface Spending {
  /** True while neither the person's nor everybody's day is used up. */
  isLeft(person: PersonId): Promise<boolean>;
  note(person: PersonId, answer: ModelAnswer): Promise<void>;
  /** Adds a recording that was listened to. */
  noteHeard(person: PersonId, microDollars: number): Promise<void>;
  /** Adds a text that was read out. */
  noteSpoken(person: PersonId, microDollars: number): Promise<void>;
  /** True when the person is to be told in answer to that event that the day is used up: once a day. */
  isToBeTold(person: PersonId, event: string): Promise<boolean>;
}

interface SpendingDeps {
  readonly usage: UsageStore;
  /** Millionths of a US dollar a day (UTC), of one person and of all. */
  readonly budget: { readonly person: number; readonly all: number };
  readonly now: () => Temporal.Instant;
}

export function createSpending({ usage, budget, now }: SpendingDeps): Spending {
  const today = (): string => now().toString().slice(0, "YYYY-MM-DD".length);
  return {
    async isLeft(person) {
      const spent = await usage.onDay(today());
      const sum = (ofWhom: typeof spent): number => ofWhom.reduce((total, { microDollars }) => total + microDollars, 0);
      return sum(spent) < budget.all && sum(spent.filter((one) => one.person === person)) < budget.person;
    },
    note: (person, { tokens, microDollars }) =>
      usage.add({ person, day: today(), kind: "model", calls: 1, tokens, microDollars }),
    noteHeard: (person, microDollars) =>
      usage.add({ person, day: today(), kind: "transcription", calls: 1, tokens: NO_TOKENS, microDollars }),
    noteSpoken: (person, microDollars) =>
      usage.add({ person, day: today(), kind: "speech", calls: 1, tokens: NO_TOKENS, microDollars }),
    isToBeTold: (person, event) => usage.noteTold(person, today(), event),
  };
}

const NO_TOKENS = { input: 0, cached: 0, output: 0, reasoning: 0 } as const;
