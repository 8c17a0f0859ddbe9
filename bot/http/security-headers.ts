import type { RequestHandler } from "express";

/** Everything comes from this origin; no inline script or style, no frames, no plugins. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), payment=()",
};

/** Headers that every answer carries; with an https origin browsers are told to stay on https. */
export function securityHeaders(publicUrl: string): RequestHandler {
  const isHttps = new URL(publicUrl).protocol === "https:";
  const headers = isHttps ? { ...HEADERS, "strict-transport-security": "max-age=31536000" } : HEADERS;
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}
