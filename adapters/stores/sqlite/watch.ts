import type { TurnStore, Whose } from "../../../dialogs/ports.ts";
import type { Database } from "./database.ts";

/** How often other processes' commits are looked for, milliseconds. */
const POLL_INTERVAL = 200;

/** Tells who wants to know that something was committed. */
export interface Watch {
  /** Calls back soon after a commit of any process, or of any other process. @returns stops it */
  readonly watch: TurnStore["watch"];
  /** This process committed. */
  readonly changed: () => void;
  /** Forgets all watchers. */
  stop(): void;
}

/** Watches a database: its own commits are told at once, those of other processes are polled for while someone watches. */
export function createWatch(db: Database): Watch {
  const watchers = new Map<() => void, Whose>();
  let timer: NodeJS.Timeout | null = null;
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
    let seen = dataVersion();
    timer = setInterval(() => {
      const version = dataVersion();
      if (version === seen) return;
      seen = version;
      tell("others");
    }, POLL_INTERVAL).unref();
  }

  function stopPolling(): void {
    if (timer) clearInterval(timer);
    timer = null;
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

  /** Changes only with commits of other connections; undefined when it can't be read now. */
  function dataVersion(): unknown {
    try {
      return db.get("PRAGMA data_version")?.data_version;
    } catch {
      return undefined;
    }
  }
}
