import { type NextFunction, type Request, type Response, Router } from "express";
import { verifyVisitor } from "../../adapters/channels/web/verify.ts";
import { methodNotAllowed } from "./answer-errors.ts";
import type { HttpDeps } from "./deps.ts";
import type { PageFile, PageFiles } from "./page-files.ts";
import { sessionCookie } from "./session-cookie.ts";

/** What the page asks for in any case: the browser is told with the document, and need not read the script first. */
const ASKED_AT_ONCE = "</v1/auth/me>; rel=preload; as=fetch; crossorigin=anonymous";

/** `GET /`: the page, or for a browser that is not signed in how to get in. `GET /<file>`: what the page is made of. */
export function pageRoutes(deps: HttpDeps, files: PageFiles): Router {
  const router = Router();
  const cookie = sessionCookie(deps.publicUrl);
  router
    .route("/")
    .get(async (request, response) => {
      const visitor = await verifyVisitor(deps.people, cookie.read(request), deps.now());
      if (visitor) response.set("link", ASKED_AT_ONCE);
      sendPageFile(files(visitor ? "index.html" : "welcome.html"), request, response.vary("cookie"));
    })
    .all(methodNotAllowed("GET"));
  router.get("/:name", (request, response, next) => serve(request.params.name, request, response, next));
  router.get("/assets/:name", (request, response, next) =>
    serve(`assets/${request.params.name}`, request, response, next),
  );
  return router;

  function serve(path: string, request: Request, response: Response, next: NextFunction): void {
    const file = files(path);
    if (file) sendPageFile(file, request, response);
    else next();
  }
}

/** Sends a file of the page, packed where the browser can unpack it; one that has it already is told so (304) after asking. */
export function sendPageFile(file: PageFile | null, request: Request, response: Response): void {
  if (file === null) {
    response.status(503).type("html").send(NOT_BUILT);
    return;
  }
  const isPacked = request.acceptsEncodings("gzip") === "gzip";
  response.vary("accept-encoding").set({
    "content-type": file.type,
    "cache-control": file.isLasting ? "public, max-age=31536000, immutable" : "no-cache",
    etag: isPacked ? file.etag.replace(/"$/, '-gzip"') : file.etag,
    ...(isPacked ? { "content-encoding": "gzip" } : {}),
  });
  response.send(isPacked ? file.packed : file.content);
}

/** Where somebody installed without the development packages and without a built page. Chats and API go on. */
const NOT_BUILT = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>BudgetWise</title></head>
<body><h1>BudgetWise</h1><p>The page was not built. Run <code>npm ci</code> and <code>npm run build</code>, then start again.</p></body>
</html>
`;
