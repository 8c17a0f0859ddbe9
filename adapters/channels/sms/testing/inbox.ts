import type { InboundEvent } from "../../../../dialogs/channel.ts";
import type { Acceptance } from "../../../../dialogs/ports.ts";
import { Unavailable } from "../../../../domain/errors.ts";

/** Takes events, once for each key, and can be out of reach. */
export function createInbox() {
  const events: InboundEvent[] = [];
  let isAway = false;
  return {
    events,
    goAway: () => {
      isAway = true;
    },
    async take(event: InboundEvent): Promise<Acceptance> {
      if (isAway) throw new Unavailable("The store is away.", { retryAfter: 10 });
      if (events.some(({ key }) => key === event.key)) return { kind: "duplicate" };
      events.push(event);
      return { kind: "accepted", order: events.length };
    },
  };
}
