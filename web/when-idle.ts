/** Runs something once what the person looks at first is drawn, and after a second at the latest. */
export function whenIdle(run: () => void): void {
  // Safari has no such callback.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(run, { timeout: 1_000 });
  else setTimeout(run, 200);
}
