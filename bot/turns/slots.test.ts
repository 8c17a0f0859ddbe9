import { expect, test } from "vitest";
import { createSlots } from "./slots.ts";

/** Lets everything happen that waits for nothing outside. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("no more go on than there are slots, and whoever asked first is next", async () => {
  const slots = createSlots(2);
  const [first] = await Promise.all([slots.take(), slots.take()]);
  const order: string[] = [];
  void slots.take().then(() => order.push("third"));
  void slots.take().then(() => order.push("fourth"));
  await settle();
  expect(order).toEqual([]);
  first?.give();
  first?.give();
  await settle();
  expect(order).toEqual(["third"]);
});

test("who waits for something lets another one go on, and then waits for a slot again", async () => {
  const slots = createSlots(1);
  const waiter = await slots.take();
  const event = Promise.withResolvers<void>();
  let isBack = false;
  const waited = waiter
    .without(() => event.promise)
    .then(() => {
      isBack = true;
    });
  const other = await slots.take();
  event.resolve();
  await settle();
  expect(isBack).toBe(false);
  other.give();
  await waited;
  expect(isBack).toBe(true);
});

test("who fails while waiting keeps no slot", async () => {
  const slots = createSlots(1);
  const failing = await slots.take();
  await expect(failing.without(() => Promise.reject(new TypeError("a defect")))).rejects.toThrow("a defect");
  failing.give();
  (await slots.take()).give();
});
