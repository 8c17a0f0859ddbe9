import { describe, expect, test } from "vitest";
import { Unavailable } from "../../../domain/errors.ts";
import { createIntake, type Take } from "./intake.ts";
import { readUpdate, type TelegramUpdate } from "./update.ts";

const ANN = { id: 10_001, first_name: "Ann" };
const PRIVATE = { id: 10_001, type: "private" };

function update(fields: object): TelegramUpdate {
  const read = readUpdate({ update_id: 7, ...fields });
  if (read === null) throw new Error("not an update");
  return read;
}

const MESSAGE = update({ message: { message_id: 1, from: ANN, chat: PRIVATE, date: 0, text: "tea 3" } });
const BUTTON = update({
  callback_query: { id: "99", from: ANN, data: "k#0", message: { message_id: 2, chat: PRIVATE } },
});
const STRAY_BUTTON = update({ callback_query: { id: "98", from: ANN, game_short_name: "chess" } });

function open(take: Take) {
  const steps: string[] = [];
  const intake = createIntake({
    async take(event) {
      const acceptance = await take(event);
      steps.push(`took ${event.content.kind} of ${event.at}`);
      return acceptance;
    },
    bot: () => ({ id: "123456", username: "wise_bot" }),
    now: () => Date.parse("2026-06-10T12:00:00Z"),
    acknowledge: (query) => steps.push(`acknowledged ${query}`),
  });
  return { steps, intake };
}

describe("an update", () => {
  test("is taken before anything is acknowledged", async () => {
    const { steps, intake } = open(async () => ({ kind: "accepted", order: 1 }));
    await intake(BUTTON);
    expect(steps).toEqual(["took choice of 2026-06-10T12:00:00.000Z", "acknowledged 99"]);
  });

  test("that comes again is acknowledged again", async () => {
    const { steps, intake } = open(async () => ({ kind: "duplicate" }));
    await intake(BUTTON);
    expect(steps.at(-1)).toBe("acknowledged 99");
  });

  test("that can't be kept is not acknowledged", async () => {
    const { steps, intake } = open(() => Promise.reject(new Unavailable("away")));
    await expect(intake(BUTTON)).rejects.toBeInstanceOf(Unavailable);
    expect(steps).toEqual([]);
  });

  test("that concerns nobody is let go, its button acknowledged", async () => {
    const { steps, intake } = open(() => Promise.reject(new Error("nothing to take")));
    await intake(STRAY_BUTTON);
    await intake(update({ poll: {} }));
    expect(steps).toEqual(["acknowledged 98"]);
  });

  test("without a button needs no acknowledgement", async () => {
    const { steps, intake } = open(async () => ({ kind: "accepted", order: 1 }));
    await intake(MESSAGE);
    expect(steps).toEqual(["took message of 1970-01-01T00:00:00.000Z"]);
  });
});
