import { Router } from "express";
import { methodNotAllowed } from "./answer-errors.ts";
import { DEFAULT_TIMINGS, type HttpDeps } from "./deps.ts";
import { openEventStream } from "./event-stream.ts";
import { signedIn } from "./signed-in.ts";

/** `GET /events`: says `changed` soon after anything was committed, so that an open page can ask for what it shows. */
export function eventRoutes(deps: HttpDeps): Router {
  const { heartbeat, gather } = { ...DEFAULT_TIMINGS, ...deps.timings };
  const router = Router();
  router
    .route("/events")
    .get(
      signedIn(deps, (_request, response) => {
        const stream = openEventStream(response, heartbeat);
        const changes = gathered(gather, () => stream.send("changed", {}));
        const unwatch = deps.turns.watch(changes.note);
        stream.gone.addEventListener("abort", () => {
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
