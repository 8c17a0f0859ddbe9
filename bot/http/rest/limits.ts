import { isIPv6 } from "node:net";
import type { RequestHandler } from "express";
import { hashSecret } from "../../../adapters/hash-secret.ts";
import type { PersonId } from "../../../domain/person.ts";
import type { HttpDeps } from "../deps.ts";
import { HttpProblem, tooMany } from "../problem.ts";
import type { Caller, Exchange, LimitName } from "./route.ts";

/** Requests a minute that a person, or an address that nobody signed in from, may make; `off`: as many as they like. */
export type Limits = Readonly<Record<LimitName, number | "off">>;

/** As the API's contract says. */
export const DEFAULT_LIMITS: Limits = { ai: 10, auth: 5, other: 120 };

const MINUTE_MS = 60_000;

/**
 * How many requests are taken from the store's count at a time, so that not each costs a write. What a process has taken and not
 * used by the end of the minute is lost: with many processes a person gets a little less than their limit, never more.
 */
const BLOCK = 20;

/** How many counts are remembered before those that are over are thrown out. */
const MAX_REMEMBERED = 10_000;

/** Lets requests through, or tells when to come back. */
export interface Limiter {
  /** @throws HttpProblem 429 beyond the limit */
  take(exchange: Exchange, name: LimitName, who: string): Promise<void>;
}

interface Held {
  readonly minute: number;
  left: number;
  used: number;
}

/** Limits that all processes of a store share. */
export function createLimiter(limits: Limits): Limiter {
  const held = new Map<string, Held>();
  return {
    async take({ deps, response }, name, who) {
      const limit = limits[name];
      if (limit === "off") return;
      const at = deps.now().epochMilliseconds;
      const minute = Math.floor(at / MINUTE_MS);
      const mine = heldBy(held, `${name} ${who}`, minute);
      if (mine.left === 0) mine.left += await takeBlock(deps, `${name} ${who}`, minute, limit);
      const isThrough = mine.left > 0;
      if (isThrough) {
        mine.left -= 1;
        mine.used += 1;
      }
      const seconds = Math.max(1, Math.ceil(((minute + 1) * MINUTE_MS - at) / 1_000));
      response.set({
        "ratelimit-limit": String(limit),
        "ratelimit-remaining": String(isThrough ? Math.max(0, limit - mine.used) : 0),
        "ratelimit-reset": String(seconds),
      });
      if (!isThrough) throw tooMany(seconds);
    },
  };
}

function heldBy(held: Map<string, Held>, key: string, minute: number): Held {
  const known = held.get(key);
  if (known?.minute === minute) return known;
  if (held.size >= MAX_REMEMBERED) for (const [other, its] of held) if (its.minute < minute) held.delete(other);
  const fresh = { minute, left: 0, used: 0 };
  held.set(key, fresh);
  return fresh;
}

async function takeBlock({ people, newId }: HttpDeps, key: string, minute: number, limit: number): Promise<number> {
  const block = limit >= 3 * BLOCK ? BLOCK : 1;
  const until = Temporal.Instant.fromEpochMilliseconds((minute + 1) * MINUTE_MS).toString();
  const quota = { bucket: `requests ${minute} ${key}`, limit: Math.floor(limit / block), until };
  return (await people.spend(quota, newId())) ? block : 0;
}

/** Whom a request counts for: who is signed in, else their address. */
export function whoCounts({ request }: Exchange, caller: Caller | null): string {
  return caller?.person.id ?? networkOf(request.ip ?? "");
}

/** Counts a try at an account, whatever address it comes from. @throws HttpProblem 429 beyond the limit */
export async function limitAccount(exchange: Exchange, email: string): Promise<void> {
  const { access } = exchange.deps;
  const owner = async (): Promise<PersonId | null> => (await access.signInBy(email))?.person ?? null;
  await takeNoted(exchange, `account ${hashSecret(email)}`, owner);
}

/** Counts a try at signing in by whoever asks. @throws HttpProblem 429 beyond the limit */
export function limitSignIn(exchange: Exchange, caller: Caller | null): Promise<void> {
  return takeNoted(exchange, whoCounts(exchange, caller), async () => caller?.person.id ?? null);
}

/** Counts tries at the ways in of the page, by address. */
export function limitAddress(deps: HttpDeps): RequestHandler {
  return async (request, response, next) => {
    await limitSignIn({ deps, request, response }, null);
    next();
  };
}

/** That there were too many is noted once a minute for each person, and for all whom nobody knows. */
async function takeNoted(exchange: Exchange, who: string, whose: () => Promise<PersonId | null>): Promise<void> {
  const { limiter, trail, now } = exchange.deps;
  try {
    await limiter.take(exchange, "auth", who);
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    const person = await whose();
    const by = `${person ?? "nobody"}:${Math.floor(now().epochMilliseconds / MINUTE_MS)}`;
    await trail({ kind: "sign_in_locked", by, person, channel: null });
    throw error;
  }
}

/** An IPv6 subscriber owns a whole /64, so that is what counts as one address. */
function networkOf(address: string): string {
  return isIPv6(address) && !address.startsWith("::") ? address.split(":").slice(0, 4).join(":") : address;
}
