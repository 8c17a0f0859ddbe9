import { errors, jwtVerify, SignJWT } from "jose";
import { derivedSecret } from "../app-secret.ts";

/** How long an access token is good for, in minutes; then it is renewed. */
export const ACCESS_MINUTES = 15;

/** What an access token tells: which session it is of. */
export interface AccessJwt {
  /** @returns the token and when it ends */
  sign(
    session: string,
    person: string,
    now: Temporal.Instant,
  ): Promise<{ readonly token: string; readonly expires: string }>;
  /** The session that a token is of; null for one that is none of ours, or over. */
  verify(token: string, now: Temporal.Instant): Promise<string | null>;
}

const ALGORITHM = "HS256";

const AUDIENCE = "budgetwise";

/** Access tokens under the installation's own secret. A token alone opens nothing: its session has to be open as well. */
export function createAccessJwt(secret: string): AccessJwt {
  const key = new TextEncoder().encode(derivedSecret(secret, "access tokens"));
  return {
    async sign(session, person, now) {
      const expires = now.add({ minutes: ACCESS_MINUTES });
      const token = await new SignJWT({ sid: session })
        .setProtectedHeader({ alg: ALGORITHM, typ: "at+jwt" })
        .setSubject(person)
        .setAudience(AUDIENCE)
        .setIssuedAt(seconds(now))
        .setExpirationTime(seconds(expires))
        .sign(key);
      return { token, expires: expires.toString() };
    },
    async verify(token, now) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          audience: AUDIENCE,
          typ: "at+jwt",
          requiredClaims: ["exp", "sid"],
          currentDate: new Date(now.epochMilliseconds),
        });
        return typeof payload.sid === "string" ? payload.sid : null;
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}

function seconds(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / 1_000);
}
