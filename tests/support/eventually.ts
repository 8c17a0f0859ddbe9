import { vi } from "vitest";

/** Milliseconds; a busy machine may need them, a passing test does not. */
const PATIENCE = 10_000;

/** Waits until an expectation holds, looking every few milliseconds. */
export function eventually<T>(expectation: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(expectation, { timeout: PATIENCE, interval: 5 });
}
