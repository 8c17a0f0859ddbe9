import { useEffect, useState } from "preact/hooks";
import { getJson, Refused } from "./api.ts";
import { latestOnly } from "./latest-only.ts";

/** What is known of an answer. */
export interface Loaded<T> {
  /** The last answer; null before the first. */
  readonly data: T | null;
  /** Why the last try failed; null when it did not. A 404 is no failure to be shown, so it is told apart. */
  readonly error: Refused | TypeError | null;
}

const watchers = new Set<() => void>();
let onSignedOut: () => void = () => {};

/** Asks for everything that is on the screen again. */
export function refreshAll(): void {
  for (const refresh of watchers) refresh();
}

/** What to do when the server knows the visitor no more. */
export function whenSignedOut(run: () => void): void {
  onSignedOut = run;
}

/**
 * A hook for one kind of answer. It shows at once what was known before and asks again on each change, so that going
 * back to a screen shows no skeleton twice.
 */
export function createLoader<T>(): (path: string | null) => Loaded<T> {
  const known = new Map<string, T>();
  return (path) => {
    const [state, setState] = useState<Loaded<T> & { readonly path: string | null }>({ path, data: null, error: null });
    useEffect(() => {
      if (path === null) return;
      let isOver = false;
      const show = (data: T | null, error: Loaded<T>["error"]) => {
        if (!isOver) setState({ path, data, error });
      };
      const refresh = latestOnly(async () => {
        try {
          const data = await getJson<T>(path);
          known.set(path, data);
          show(data, null);
        } catch (error) {
          if (error instanceof Refused && error.status === 401) onSignedOut();
          if (error instanceof Refused && error.status === 404) known.delete(path);
          show(known.get(path) ?? null, error instanceof Refused ? error : new TypeError(String(error)));
        }
      });
      watchers.add(refresh);
      refresh();
      return () => {
        isOver = true;
        watchers.delete(refresh);
      };
    }, [path]);
    if (path === null) return { data: null, error: null };
    return state.path === path && (state.data || state.error) ? state : { data: known.get(path) ?? null, error: null };
  };
}
