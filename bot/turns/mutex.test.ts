import { expect, test } from "vitest";
import { createKeyedQueue } from "./mutex.ts";

test("work of one key runs one after the other, in the order in which it was asked for", async () => {
  const queue = createKeyedQueue();
  const steps: string[] = [];
  const work = (name: string) =>
    queue.run("book", async () => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      steps.push(`${name} ends`);
      return name;
    });
  expect(await Promise.all(["one", "two", "three"].map(work))).toEqual(["one", "two", "three"]);
  expect(steps).toEqual(["one begins", "one ends", "two begins", "two ends", "three begins", "three ends"]);
});

test("keys do not wait for each other", async () => {
  const queue = createKeyedQueue();
  const held = Promise.withResolvers<string>();
  const slow = queue.run("book", () => held.promise);
  expect(await queue.run("another", async () => "done")).toBe("done");
  held.resolve("done, too");
  expect(await slow).toBe("done, too");
});

test("work that fails fails alone", async () => {
  const queue = createKeyedQueue();
  const failed = queue.run("book", () => Promise.reject(new TypeError("a defect")));
  const next = queue.run("book", async () => "done");
  await expect(failed).rejects.toThrow("a defect");
  expect(await next).toBe("done");
});
