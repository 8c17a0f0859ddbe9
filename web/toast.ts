/** A short message, and what can be done about it. */
export interface Toast {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const LASTS = 10_000;

let shown: Toast | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<(toast: Toast | null) => void>();

/** Shows a message for ten seconds, in place of the one before; null takes it away. */
export function tell(toast: Toast | null): void {
  clearTimeout(timer);
  shown = toast;
  if (toast) timer = setTimeout(() => tell(null), LASTS);
  for (const watcher of watchers) watcher(shown);
}

/** Calls back with each message. @returns stops it */
export function watchToasts(watcher: (toast: Toast | null) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
