import * as z from "zod";
import { ROUTES } from "../../bot/http/rest/routes.ts";
import { freshCode, freshSession } from "./fresh-sessions.ts";
import type { RunningApp } from "./run-app.ts";

/** Something in a documented example that no document can have: a code or a token that is good once. */
export interface GoodOnce {
  /** As it stands in the example, as JSON. */
  readonly example: string;
  /** Makes one that is good, of a person. */
  fresh(app: RunningApp, person: string): Promise<string>;
}

/** Those, by operation. */
export const GOOD_ONCE: ReadonlyMap<string, GoodOnce> = new Map<string, GoodOnce>([
  ["POST /auth/code/redeem", { example: exampleOf("/auth/code/redeem", "code"), fresh: freshCode }],
  [
    "POST /auth/refresh",
    {
      example: exampleOf("/auth/refresh", "refresh_token"),
      fresh: async (app, person) => (await freshSession(app, person)).refresh,
    },
  ],
  [
    "POST /auth/register",
    {
      example: exampleOf("/auth/register", "invite"),
      fresh: (app, person) => app.codes.make({ purpose: "invite", person }),
    },
  ],
  [
    "POST /channels/link/redeem",
    {
      example: exampleOf("/channels/link/redeem", "code"),
      fresh: (app, person) => app.codes.make({ purpose: "pair", person }),
    },
  ],
]);

function exampleOf(path: string, field: string): string {
  const example = z.record(z.string(), z.unknown()).parse(ROUTES.find((route) => route.path === path)?.example);
  return JSON.stringify(example[field]);
}
