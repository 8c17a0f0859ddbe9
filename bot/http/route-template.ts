import type { Request } from "express";

/** The template of a request's address, as it stands in our code: nothing of what the caller wrote. */
export function routeTemplate(request: Pick<Request, "route" | "baseUrl">): string {
  const route: unknown = request.route;
  if (typeof route !== "object" || route === null || !("path" in route)) return UNMATCHED;
  const { path } = route;
  const [first]: readonly unknown[] = Array.isArray(path) ? path : [path];
  if (typeof first !== "string") return UNMATCHED;
  // Where something is mounted, the caller may have written capitals.
  return `${request.baseUrl.toLowerCase()}${first === "/" && request.baseUrl !== "" ? "" : first}`;
}

const UNMATCHED = "(none)";
