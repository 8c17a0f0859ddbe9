/**
 * Calls back when something changed, and at each (re)connection, because something may have changed before it.
 *
 * Only a visible page listens: browsers allow six connections to one host, so forgotten tabs must not hold them.
 *
 * @param onState tells whether the server can be heard
 */
export function listenForChanges(onChange: () => void, onState: (isConnected: boolean) => void): void {
  let source: EventSource | null = null;
  const connect = () => {
    source?.close();
    source = null;
    if (document.visibilityState === "hidden") return;
    source = new EventSource("/v1/events");
    source.addEventListener("watching", () => {
      onState(true);
      onChange();
    });
    source.addEventListener("changed", onChange);
    source.addEventListener("error", () => {
      onState(false);
      // An error answer ends the source for good; a lost connection it takes up again by itself.
      if (source?.readyState === EventSource.CLOSED) setTimeout(connect, 5_000);
    });
  };
  document.addEventListener("visibilitychange", connect);
  addEventListener("online", connect);
  connect();
}
