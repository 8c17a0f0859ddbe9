import { vi } from "vitest";

/** Does something and waits for the next text after those that were there before. */
export async function nextOf(texts: () => Promise<readonly string[]>, act: () => Promise<unknown>): Promise<string> {
  const before = (await texts()).length;
  await act();
  return vi.waitFor(
    async () => {
      const now = await texts();
      const next = now[before];
      if (next === undefined) throw new Error("there is no answer yet");
      return next;
    },
    { timeout: 20_000, interval: 20 },
  );
}
