import type { Request, Response } from "express";
import { isLoopbackHost } from "./host-guard.ts";

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
 * On https and on loopback the name begins with `__Host-`, so that no sibling domain can plant one; a cookie by the plain name
 * counts only where browsers keep no other: on plain http in a network, and in a WebKit on loopback. Ports share cookies on one
 * host, therefore the name is our own.
 */
export function sessionCookie(publicUrl: string): SessionCookie {
  const { protocol, host } = new URL(publicUrl);
  const isHttps = protocol === "https:";
  const isLoopback = isLoopbackHost(host);
  const kindFor = (request: Request): Kind =>
    isHttps || (isLoopback && keepsSecureOnLoopback(request)) ? BOUND : PLAIN;
  return {
    read: (request) => cookieValue(request.headers.cookie, kindFor(request).name),
    set(response, token) {
      const { name, options } = kindFor(response.req);
      response.cookie(name, token, { ...options, maxAge: SESSION_DAYS * DAY_MS });
    },
    clear(response) {
      const { name, options } = kindFor(response.req);
      response.clearCookie(name, options);
    },
  };
}

const OPTIONS = { httpOnly: true, sameSite: "strict", path: "/" } as const;
const BOUND = { name: "__Host-budgetwise", options: { ...OPTIONS, secure: true } } as const;
const PLAIN = { name: "budgetwise", options: OPTIONS } as const;

type Kind = typeof BOUND | typeof PLAIN;

/**
 * Chromium and Firefox take this machine's names for as safe as https; Safari and its kin drop `Secure` cookies there
 * (WebKit's bug 281149 is mended for macOS 26 alone). iPhones have a WebKit under every name.
 */
function keepsSecureOnLoopback({ headers }: Request): boolean {
  const agent = headers["user-agent"] ?? "";
  return !agent.includes("AppleWebKit/") || /Chrom(?:e|ium)\//.test(agent);
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}
