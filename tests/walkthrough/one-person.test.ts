import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { form, SIGNING_SECRET, sign } from "../../adapters/channels/slack/testing/signed.ts";
import { listen } from "../../adapters/channels/sms/testing/peers.ts";
import { freePort, type RunningApp, runApp } from "../support/run-app.ts";
import type { OpenDoor, Person } from "./door.ts";
import { hears } from "./hears.ts";
import { enterByPhone } from "./phone-door.ts";
import { slackDoor } from "./slack-door.ts";
import { smsDoor } from "./sms-door.ts";
import { telegramDoor } from "./telegram-door.ts";

const DOORS = [smsDoor, slackDoor, telegramDoor];
/** What those who are linked already are told of the one who comes next. */
const LINKED = ["", "Slack", "Telegram"];
const answer = z.looseObject({ response_type: z.string().optional(), text: z.string() });

describe.skipIf(DOORS.some(({ missing }) => missing !== null))("one person in every channel", () => {
  const open: OpenDoor[] = [];
  const people: Person[] = [];
  let running: RunningApp;
  let responses: Awaited<ReturnType<typeof listen>>;
  const answers: z.output<typeof answer>[] = [];

  beforeAll(async () => {
    const port = await freePort();
    for (const door of DOORS) open.push(await door.open(`http://127.0.0.1:${port}`));
    const settings = Object.assign({}, ...open.map((one) => one.settings));
    running = await runApp(() => settings, port);
    for (const [at, one] of open.entries()) {
      const newcomer = await one.enter(running);
      for (const other of people) await hears(other, LINKED[at] ?? "");
      people.push(newcomer);
    }
    responses = await listen((request, response) => {
      void buffer(request).then((body) => {
        answers.push(answer.parse(JSON.parse(body.toString("utf8"))));
        response.end("ok");
      });
    });
  });
  afterAll(async () => {
    await running.stop();
    await responses.close();
    for (const one of open) await one.close();
  });

  /** `/budget <text>` of the same Slack user, as Slack would send it. @returns the status and the body of the answer */
  async function slash(text: string, trigger: string): Promise<{ status: number; body: string }> {
    const identities = await running.stores.people.identities(running.owner.id);
    const [team = "", user = ""] = identities.find(({ channel }) => channel === "slack")?.externalId.split(":") ?? [];
    const fields = {
      command: "/budget",
      text,
      team_id: team,
      user_id: user,
      channel_id: "C100",
      trigger_id: trigger,
      response_url: `${responses.url}/answers`,
    };
    const { headers, body } = sign(form(fields), { at: Date.now(), secret: SIGNING_SECRET });
    const response = await fetch(`${running.url}/webhooks/slack/commands`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
      body: new Uint8Array(body),
    });
    return { status: response.status, body: await response.text() };
  }

  test("corrects in Slack what was texted, hears it on the phone, and undoes it in Telegram", async () => {
    const [sms, , telegram] = people;
    expect(await sms?.say("gas 60")).toContain("Gas $60.00");

    const { status, body } = await slash("the gas I texted was 46", "1.1");
    expect({ status, body }).toEqual({ status: 200, body: "" });
    await vi.waitFor(() => expect(answers).toHaveLength(1), { timeout: 15_000 });
    expect(answers[0]?.text).toContain("Gas $60.00 → $46.00");
    expect(answers[0]?.response_type ?? "ephemeral").toBe("ephemeral");

    const phone = sms && (await enterByPhone(running, sms));
    expect(await phone?.say("What did I spend today?")).toContain("Gas forty-six dollars");

    const undone = await telegram?.say("undo");
    expect(undone).toContain("Gas $60.00 → $46.00");
    expect(undone).toContain("from Slack");
    const [entry] = await running.stores.ledgers.entries({ ledger: running.owner.ledger, order: "made", limit: 1 });
    expect(entry?.amount.minor).toBe(6000);
  });

  test("takes a command that Slack delivers twice once", async () => {
    await slash("coffee 4.50", "2.2");
    await slash("coffee 4.50", "2.2");
    await vi.waitFor(() => expect(answers.length).toBeGreaterThanOrEqual(2), { timeout: 15_000 });
    const coffees = await running.stores.ledgers.entries({
      ledger: running.owner.ledger,
      words: "coffee",
      order: "made",
      limit: 5,
    });
    expect(coffees).toHaveLength(1);
  });
});
