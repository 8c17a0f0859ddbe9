import type { Database } from "./database.ts";

/** How often other processes' commits are looked for, milliseconds. */
const POLL_INTERVAL = 200;

/** Tells who wants to know that something was committed. */
export interface Watch {
  /** Calls back soon after a commit of any process. @returns stops it */
  readonly watch: (onChange: () => void) => () => void;
  /** This process committed. */
  readonly changed: () => void;
  /** Forgets all watchers. */
  stop(): void;
}

/** Watches a database: its own commits are told at once, those of other processes are polled for while someone watches. */
export function createWatch(db: Database): Watch {
  const watchers = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  let isTelling = false;

  return {
    watch(onChange) {
      const watcher = (): void => onChange();
      watchers.add(watcher);
      if (!timer) startPolling();
      return () => {
        watchers.delete(watcher);
        if (watchers.size === 0) stopPolling();
      };
    },
    changed: tell,
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
      tell();
    }, POLL_INTERVAL).unref();
  }

  function stopPolling(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }

  function tell(): void {
    if (isTelling || watchers.size === 0) return;
    isTelling = true;
    setImmediate(() => {
      isTelling = false;
      for (const watcher of [...watchers]) watcher();
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
