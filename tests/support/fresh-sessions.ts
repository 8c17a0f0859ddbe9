import { request } from "./api.ts";
import type { RunningApp } from "./run-app.ts";

/** The password of an account, as the documented examples have it. */
export const PASSWORD = "a long way to Tipperary";

/** What signing in gave. */
export interface Tokens {
  readonly access: string;
  readonly refresh: string;
}

/** Signs somebody in by a code, whose password is the known one again where that is asked for. */
export async function freshSession(app: RunningApp, person: string, password?: typeof PASSWORD): Promise<Tokens> {
  const wish = { code: await freshCode(app, person), new_password: password };
  const opened = await request(app.url, "POST", "/auth/code/redeem", wish);
  return { access: opened.text("token"), refresh: opened.text("refresh_token") };
}

/** A code that signs somebody in. */
export function freshCode(app: RunningApp, person: string): Promise<string> {
  return app.codes.make({ purpose: "signin", person });
}
