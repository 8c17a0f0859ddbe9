import type { TurnStore, Whose } from "../../../dialogs/ports.ts";
import type { Models } from "./models.ts";

/** How often other processes' commits are looked for, milliseconds. */
const POLL_INTERVAL = 250;

/** Tells who wants to know that something was committed. */
export interface Watch {
  /** Calls back soon after a commit of any process, or of any other process. @returns stops it */
  readonly watch: TurnStore["watch"];
  /** This process committed. */
  readonly changed: () => void;
  /** Forgets all watchers. */
  stop(): void;
}

/**
 * Watches a database: commits of this process are told at once; those of others, as far as they add an event, an operation or
 * a message, are polled for while someone watches.
 */
export function createWatch(models: Models): Watch {
  const watchers = new Map<() => void, Whose>();
  let timer: NodeJS.Timeout | null = null;
  let seen: string | null = null;
  let isLooking = false;
  /** Whose commits are about to be told. */
  let telling: Whose | null = null;

  return {
    watch(onChange, whose = "all") {
      const watcher = (): void => onChange();
      watchers.set(watcher, whose);
      if (!timer) startPolling();
      return () => {
        watchers.delete(watcher);
        if (watchers.size === 0) stopPolling();
      };
    },
    changed: () => tell("all"),
    stop() {
      watchers.clear();
      stopPolling();
    },
  };

  function startPolling(): void {
    // What was counted before is old: the first look always tells, so that nothing falls between watching and looking.
    seen = null;
    timer = setInterval(() => void look(), POLL_INTERVAL).unref();
  }

  function stopPolling(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    try {
      const counts = await countsOf(models);
      if (counts === seen) return;
      seen = counts;
      tell("others");
    } catch {
      // It can't be reached now; the next look may.
    } finally {
      isLooking = false;
    }
  }

  /** @param news `others`: everybody is told · `all`: those who want to hear of this process's commits, too */
  function tell(news: Whose): void {
    if (watchers.size === 0) return;
    const isPlanned = telling !== null;
    telling = telling === "others" ? telling : news;
    if (isPlanned) return;
    setImmediate(() => {
      const told = telling;
      telling = null;
      for (const [watcher, whose] of [...watchers]) if (told === "others" || whose === "all") watcher();
    });
  }
}

/** Changes with every insert: counts that the server keeps anyway, so that looking reads no document. */
async function countsOf({ inbox, operations, chatMessages }: Models): Promise<string> {
  const counts = await Promise.all([inbox, operations, chatMessages].map((model) => model.estimatedDocumentCount()));
  return counts.join(" ");
}
