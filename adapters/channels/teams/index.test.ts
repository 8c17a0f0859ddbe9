import { expect, test } from "vitest";
import { InvalidInput } from "../../../domain/errors.ts";
import { createInbox } from "../../../tests/support/channel-inbox.ts";
import { START } from "../../../tests/support/fake-timing.ts";
import { recordingLog } from "../../../tests/support/recording-log.ts";
import { createTeamsChannel, type TeamsConfig } from "./index.ts";
import { body, said } from "./testing/activities.ts";
import { APP } from "./testing/signed.ts";

const CONFIG: TeamsConfig = {
  access: "emulator",
  log: recordingLog(),
  now: () => START,
  sleep: () => Promise.reject(new Error("There is no time for another try.")),
};

test("takes activities from its start to its stop", async () => {
  const channel = createTeamsChannel(CONFIG);
  const inbox = createInbox();
  // Port 9 discards: whoever wrote can't be told that it was not kept.
  const activity = said("tea 3", { channelId: "emulator", serviceUrl: "http://127.0.0.1:9/" });
  const post = () => channel.handleMessages({ host: "localhost:3000" }, body(activity));
  await expect(post()).resolves.toMatchObject({ status: 503 });
  await channel.start(inbox.take);
  await expect(post()).resolves.toEqual({ status: 200 });
  expect(inbox.texts()).toEqual(["tea 3"]);
  await channel.stop();
  await expect(post()).resolves.toMatchObject({ status: 503 });
});

test.each([
  { name: "an app id", access: { ...APP, appId: " " }, message: /MICROSOFT_APP_ID/ },
  { name: "a password", access: { ...APP, password: "" }, message: /MICROSOFT_APP_PASSWORD/ },
])("can't be made without $name", ({ access, message }) => {
  const make = () => createTeamsChannel({ ...CONFIG, access });
  expect(make).toThrow(InvalidInput);
  expect(make).toThrow(message);
});
