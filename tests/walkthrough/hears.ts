import { expect, vi } from "vitest";
import type { Person } from "./door.ts";

/** Waits for what they are told without asking, so that it is not taken for an answer. */
export async function hears({ heard }: Person, text: string): Promise<void> {
  const isHeard = async () => (await heard()).some((one) => one.includes(text));
  await vi.waitFor(async () => expect(await isHeard()).toBe(true), { timeout: 20_000, interval: 50 });
}
