import type { InboundEvent } from "../../dialogs/channel.ts";
import type { Acceptance } from "../../dialogs/ports.ts";
import { Unavailable } from "../../domain/errors.ts";

/** What a channel hands its events to. */
export type ChannelInbox = ReturnType<typeof createInbox>;

/**
 * Takes events, once for each key, and can be made to refuse.
 *
 * @param retryAfter milliseconds after which it asks to be tried again
 */
export function createInbox({ retryAfter = 2500 } = {}) {
  const events: InboundEvent[] = [];
  let failures = 0;
  let refused = 0;
  let duplicates = 0;
  return {
    events,
    /** What was said, or the kind of what was done otherwise. */
    texts: () => events.map(({ content }) => ("text" in content ? content.text : content.kind)),
    refuseNext: (times: number) => {
      failures = times;
    },
    refused: () => refused,
    duplicates: () => duplicates,
    async take(event: InboundEvent): Promise<Acceptance> {
      if (failures > 0) {
        failures -= 1;
        refused += 1;
        throw new Unavailable("The store is away.", { retryAfter });
      }
      if (events.some(({ key }) => key === event.key)) {
        duplicates += 1;
        return { kind: "duplicate" };
      }
      events.push(event);
      return { kind: "accepted", order: events.length };
    },
  };
}
