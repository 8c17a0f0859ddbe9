/** The real clock, also for tests that put a fake one in its place later. */
const milliseconds = performance.now.bind(performance);

const WATCHDOG_MS = 20_000;

/** Lets everything run that does not wait for a timer, until something holds. @throws Error when it never does */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const started = milliseconds();
  while (milliseconds() - started < WATCHDOG_MS) {
    if (await holds()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error("It never came to that.");
}
