import { isIPv6 } from "node:net";
import type { RequestHandler } from "express";
import { hashSecret } from "../../../adapters/hash-secret.ts";
import type { PersonId } from "../../../domain/person.ts";
import type { HttpDeps } from "../deps.ts";
import { HttpProblem, tooMany } from "../problem.ts";
import type { Caller, Exchange, LimitName } from "./route.ts";

/** Requests a minute that a person, or an address that nobody signed in from, may make, and at once after a while of rest; `off`: as many as they like. */
export type Limits = Readonly<Record<LimitName, number | "off">>;

/** As the API's contract says. */
export const DEFAULT_LIMITS: Limits = { ai: 10, auth: 5, other: 120 };

const MINUTE_MS = 60_000;

/**
 * How many requests are taken from the store at a time, so that not each costs a write. What a process has taken and not used
 * within a minute is lost: with many processes a person gets a little less than their limit, never more.
 */
const BLOCK = 20;

/** How many buckets are remembered before those that are full again are thrown out. */
const MAX_REMEMBERED = 10_000;

/** What a limiter needs of a request, and of what answers it. */
interface Asked {
  readonly deps: Pick<HttpDeps, "people" | "newId" | "now">;
  readonly response: { set(headers: Record<string, string>): unknown };
}

/** Lets requests through, or tells when to come back. */
export interface Limiter {
  /** @throws HttpProblem 429 beyond the limit */
  take(asked: Asked, name: LimitName, who: string): Promise<void>;
}

/** A bucket as this process knows it: blocks of tokens drop into it one by one and are lost after a minute. */
interface Bucket {
  readonly key: string;
  readonly block: number;
  /** Milliseconds between two blocks. */
  readonly every: number;
  /** The number of the last block that was tried for; blocks are numbered by time. */
  tried: number;
  /** Tokens in hand. */
  left: number;
  claiming: Promise<void> | null;
}

/** Limits that all processes of a store share: token buckets, whose blocks are taken in the store, each once. */
export function createLimiter(limits: Limits): Limiter {
  const buckets = new Map<string, Bucket>();
  return {
    async take({ deps, response }, name, who) {
      const limit = limits[name];
      if (limit === "off") return;
      const at = deps.now().epochMilliseconds;
      const bucket = bucketOf(buckets, `${name} ${who}`, limit, at);
      const latest = Math.floor(at / bucket.every);
      while (bucket.left === 0 && (bucket.claiming !== null || bucket.tried < latest)) {
        bucket.claiming ??= claim(deps, bucket);
        await bucket.claiming;
      }
      const isThrough = bucket.left > 0;
      if (isThrough) bucket.left -= 1;
      const seconds = Math.max(1, Math.ceil(((latest + 1) * bucket.every - at) / 1_000));
      response.set({
        "ratelimit-limit": String(limit),
        "ratelimit-remaining": String(bucket.left + Math.max(0, latest - bucket.tried) * bucket.block),
        "ratelimit-reset": String(seconds),
      });
      if (!isThrough) throw tooMany(seconds);
    },
  };
}

/** The bucket of a key at a time, without the blocks that are older than a minute. */
function bucketOf(buckets: Map<string, Bucket>, key: string, limit: number, at: number): Bucket {
  const block = limit >= 3 * BLOCK ? BLOCK : 1;
  const every = MINUTE_MS / Math.floor(limit / block);
  const lost = Math.floor((at - MINUTE_MS) / every);
  const known = buckets.get(key);
  if (known) {
    if (known.tried <= lost) {
      known.tried = lost;
      known.left = 0;
    }
    return known;
  }
  if (buckets.size >= MAX_REMEMBERED) {
    for (const [other, { tried, every: its }] of buckets) if ((tried + 1) * its < at - MINUTE_MS) buckets.delete(other);
  }
  const fresh: Bucket = { key, block, every, tried: lost, left: 0, claiming: null };
  buckets.set(key, fresh);
  return fresh;
}

/** Tries for the next block, which another process may have taken. */
async function claim({ people, newId }: Asked["deps"], bucket: Bucket): Promise<void> {
  try {
    const block = bucket.tried + 1;
    const until = Temporal.Instant.fromEpochMilliseconds(Math.ceil((block + 1) * bucket.every + MINUTE_MS)).toString();
    const isOurs = await people.spend({ bucket: `requests ${bucket.key} ${block}`, limit: 1, until }, newId());
    bucket.tried = block;
    if (isOurs) bucket.left += bucket.block;
  } finally {
    bucket.claiming = null;
  }
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
