import { Router } from "express";
import { verifyVisitor } from "../../adapters/channels/web/verify.ts";
import { methodNotAllowed } from "./answer-errors.ts";
import { DEFAULT_TIMINGS, type HttpDeps } from "./deps.ts";
import { openEventStream } from "./event-stream.ts";
import { sessionCookie } from "./session-cookie.ts";
import { signedIn } from "./signed-in.ts";

/**
 * `GET /events`: says `changed` soon after anything was committed, so that an open page can ask for what it shows. Ends, at a
 * heartbeat, when the session does.
 */
export function eventRoutes(deps: HttpDeps): Router {
  const { heartbeat, gather } = { ...DEFAULT_TIMINGS, ...deps.timings };
  const cookie = sessionCookie(deps.publicUrl);
  const router = Router();
  router
    .route("/events")
    .get(
      signedIn(deps, (request, response) => {
        const stream = openEventStream(response, heartbeat);
        const changes = gathered(gather, () => stream.send("changed", {}));
        const unwatch = deps.turns.watch(changes.note);
        const token = cookie.read(request);
        const checking = setInterval(() => {
          verifyVisitor(deps.people, token, deps.now()).then((visitor) => {
            if (!visitor) stream.end();
          }, stream.end);
        }, heartbeat);
        stream.gone.addEventListener("abort", () => {
          clearInterval(checking);
          unwatch();
          changes.cancel();
        });
        stream.send("watching", {});
      }),
    )
    .all(methodNotAllowed("GET"));
  return router;
}

/** Calls `tell` once for all that is noted within `ms` of the first. */
function gathered(ms: number, tell: () => void): { note: () => void; cancel: () => void } {
  let timer: NodeJS.Timeout | null = null;
  return {
    note() {
      timer ??= setTimeout(() => {
        timer = null;
        tell();
      }, ms);
    },
    cancel() {
      if (timer) clearTimeout(timer);
    },
  };
}
