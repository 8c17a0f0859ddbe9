import { type Response, Router } from "express";
import { verifyVisitor } from "../../adapters/channels/web/verify.ts";
import { methodNotAllowed } from "./answer-errors.ts";
import type { HttpDeps } from "./deps.ts";
import type { PageFile, PageFiles } from "./page-files.ts";
import { sessionCookie } from "./session-cookie.ts";

/** `GET /`: the page, or for a browser that is not signed in how to get in. `GET /<file>`: what the page is made of. */
export function pageRoutes(deps: HttpDeps, files: PageFiles): Router {
  const router = Router();
  const cookie = sessionCookie(deps.publicUrl);
  router
    .route("/")
    .get(async (request, response) => {
      const visitor = await verifyVisitor(deps.people, cookie.read(request), deps.now());
      sendPageFile(files(visitor ? "index.html" : "welcome.html"), response.vary("cookie"));
    })
    .all(methodNotAllowed("GET"));
  router.get("/:name", (request, response, next) => {
    const file = files(request.params.name);
    if (file) sendPageFile(file, response);
    else next();
  });
  return router;
}

/** Sends a file of the page; a browser that has it is told so (304) after asking. */
export function sendPageFile(file: PageFile | null, response: Response): void {
  if (file === null) throw new Error("A file of the page is missing from the installation.");
  response.set({ "content-type": file.type, "cache-control": "no-cache", etag: file.etag }).send(file.content);
}
