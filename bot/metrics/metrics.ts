import type { TurnStore } from "../../dialogs/ports.ts";
import type { NamedStores } from "../stores.ts";
import { type Measures, stateText } from "./measures.ts";

/** What `/metrics` says: the counts of this process, and how its store stands. A store that is down is said to be, and no more. */
export function createMetrics(
  { text }: Pick<Measures, "text">,
  { turns, failures }: Pick<NamedStores, "failures"> & { readonly turns: Pick<TurnStore, "queueSizes"> },
): () => Promise<string> {
  return async () => {
    const queues = await turns.queueSizes().catch(() => null);
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const state = stateText({
      queues,
      storeFailures: failures(),
      process: {
        residentBytes: rss,
        heapBytes: heapUsed,
        cpuSeconds: (user + system) / 1_000_000,
        startSeconds: performance.timeOrigin / 1_000,
      },
    });
    return `${text()}${state}`;
  };
}
