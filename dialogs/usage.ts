import type { PersonId } from "../domain/person.ts";

/** What is paid for by the piece. */
export type UsageKind = "model" | "transcription" | "speech";

/** What a person's calls of one kind took on a day, or one call of them. */
export interface Usage {
  readonly person: PersonId;
  /** `YYYY-MM-DD`, in UTC. */
  readonly day: string;
  readonly kind: UsageKind;
  readonly calls: number;
  readonly tokens: TokenCounts;
  /** Millionths of a US dollar. */
  readonly microDollars: number;
}

/** Tokens as platforms count them. `cached` are among those that went in, `reasoning` among those that came out. */
export interface TokenCounts {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly reasoning: number;
}

/** What paid services took, by person and day. Rejects with `Unavailable` like a turn store. */
export interface UsageStore {
  /** Adds to what stands there. */
  add(usage: Usage): Promise<void>;
  /** Everybody's, of all kinds. */
  onDay(day: string): Promise<Usage[]>;
  /**
   * Notes that a person was told that the day's budget is used up; false when they had been told already. The `event` (its
   * key) that they are told in answer to hears true again, so that a replayed turn tells them.
   */
  noteTold(person: PersonId, day: string, event: string): Promise<boolean>;
}
