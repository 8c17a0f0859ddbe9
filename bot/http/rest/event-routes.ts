import { DEFAULT_TIMINGS } from "../deps.ts";
import { openEventStream } from "../event-stream.ts";
import { callerOf } from "./caller.ts";
import { followBook } from "./follow-book.ts";
import { defineStreamRoute, type Route } from "./route.ts";

const events = defineStreamRoute({
  method: "get",
  path: "/events",
  tag: "Conversation",
  summary:
    "Server-sent events: `changed` soon after anything was committed, and by name what it was: `expense.created`, `expense.changed`, `budget.crossed`, `budget.exceeded`, `recurring.due`, `analytics.turn` (counts alone). `Last-Event-ID` makes up for what a broken stream missed. It ends when the session does.",
  access: "read",
  isLane: true,
  givesEvents: true,
  answer: null,
  async respond({ deps, request, response }, { person }) {
    const { heartbeat, gather } = { ...DEFAULT_TIMINGS, ...deps.timings };
    deps.streams.enter(person.id, response);
    let whose = person;
    const follower = await followBook(deps, () => whose, request.get("last-event-id"));
    const stream = openEventStream(response, heartbeat);
    const tellNews = async (): Promise<void> => {
      for (const { mark, events: happened } of await follower.news()) {
        for (const { name, data } of happened) stream.send(name, data, mark);
      }
    };
    let told = Promise.resolve();
    const next = (): void => {
      // One after the other, so that nothing is told twice; a store that can't be read ends the stream, and the client comes back.
      told = told.then(tellNews).catch(stream.end);
    };
    const changes = gathered(gather, () => {
      stream.send("changed", {});
      next();
    });
    const unwatch = deps.turns.watch(changes.note);
    const checking = setInterval(() => {
      callerOf(deps, request).then((caller) => {
        if (caller) whose = caller.person;
        else stream.end();
      }, stream.end);
    }, heartbeat);
    stream.gone.addEventListener("abort", () => {
      clearInterval(checking);
      unwatch();
      changes.cancel();
    });
    stream.send("watching", {});
    next();
  },
});

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

/** Hearing that something changed, and what. */
export const eventRoutes: readonly Route[] = [events];
