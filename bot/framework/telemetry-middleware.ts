import type { Middleware } from "botbuilder-core";
import type { Span } from "../telemetry.ts";
import { workOf } from "./turn-storage.ts";

/** One span for each attempt at a turn; its steps are spans within. */
export function telemetryMiddleware(span: Span): Middleware {
  return {
    async onTurn(context, next) {
      const { turn } = workOf(context).claimed;
      const { channel, content } = turn.event;
      await span("turn", next, { "turn.channel": channel, "turn.kind": content.kind, "turn.failures": turn.failures });
    },
  };
}
