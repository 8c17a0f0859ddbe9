import type { Request, Response } from "express";

/** How long a browser stays signed in. */
export const SESSION_DAYS = 30;

const DAY_MS = 86_400_000;

/** The session cookie under one origin. */
export interface SessionCookie {
  read(request: Request): string | undefined;
  set(response: Response, token: string): void;
  clear(response: Response): void;
}

/**
 * On https the name begins with `__Host-`, so that no sibling domain can plant one; on loopback not, since Safari
 * drops `Secure` cookies there. Ports share cookies on one host,
 * therefore the name is our own.
 */
export function sessionCookie(publicUrl: string): SessionCookie {
  const secure = new URL(publicUrl).protocol === "https:";
  const name = secure ? "__Host-budgetwise" : "budgetwise";
  const options = { httpOnly: true, sameSite: "strict", path: "/", secure } as const;
  return {
    read: (request) => cookieValue(request.headers.cookie, name),
    set: (response, token) => void response.cookie(name, token, { ...options, maxAge: SESSION_DAYS * DAY_MS }),
    clear: (response) => void response.clearCookie(name, options),
  };
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}
