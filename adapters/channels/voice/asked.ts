import { z } from "zod";

/**
 * What the caller was asked last. It travels in the address that the answer is posted to: Twilio signs that, so nobody
 * else can change it, and whichever process answers knows where the call is.
 */
export interface Asked {
  /** Number of the turn that the answer will be. */
  readonly turn: number;
  /** `menu`: to talk, and the keys mean {@link MENU} · `wait`: nothing, the answer to that turn is not there yet. */
  readonly what: "pin" | "talk" | "menu" | "wait";
  /** How often it was asked in vain, or waited for. */
  readonly again: number;
  /** The turn whose question the keys answer. */
  readonly question: number | null;
}

const number = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number);

const query = z.object({
  n: number,
  ask: z.enum(["pin", "talk", "menu", "wait"]),
  again: number.default(0),
  q: number.nullable().default(null),
});

/** Reads it back; null for what was never asked. */
export function readAsked(from: URLSearchParams): Asked | null {
  const { data } = query.safeParse(Object.fromEntries(from));
  return data ? { turn: data.n, what: data.ask, again: data.again, question: data.q } : null;
}

/** Writes it as a query, the `?` included. */
export function askedQuery({ turn, what, again, question }: Asked): string {
  const written = new URLSearchParams({ n: String(turn), ask: what });
  if (again > 0) written.set("again", String(again));
  if (question !== null) written.set("q", String(question));
  return `?${written.toString()}`;
}
