import type { InboundEvent } from "../../../../dialogs/channel.ts";
import type { Acceptance } from "../../../../dialogs/ports.ts";
import { Unavailable } from "../../../../domain/errors.ts";

/** Takes events, once for each key, and can be made to refuse. */
export function createInbox() {
  const events: InboundEvent[] = [];
  let failures = 0;
  let duplicates = 0;
  return {
    events,
    /** What was said, or the kind of what was done otherwise. */
    texts: () => events.map(({ content }) => ("text" in content ? content.text : content.kind)),
    refuseNext: (times: number) => {
      failures = times;
    },
    duplicates: () => duplicates,
    async take(event: InboundEvent): Promise<Acceptance> {
      if (failures > 0) {
        failures -= 1;
        throw new Unavailable("The store is away.", { retryAfter: 2500 });
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

/** An inbox as the tests use it. */
export type Inbox = ReturnType<typeof createInbox>;
