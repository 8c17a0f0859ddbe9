import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readActivity } from "./activity.ts";
import { parseAddress } from "./address.ts";
import { parseActivity } from "./parse.ts";
import { ANN, BOT, body, GROUP, mentioned, SERVICE_URL, said } from "./testing/activities.ts";

const RECEIVED_AT = "2026-06-10T12:00:00.000Z";
const CHOICE = `teams:${"k".repeat(43)}#0`;

function parse(json: unknown) {
  const activity = readActivity(body(json));
  if (activity === null) throw new Error("not an activity");
  const isFetchable = (url: string) => url.startsWith(SERVICE_URL);
  return parseActivity(activity, { receivedAt: RECEIVED_AT, isFetchable });
}

describe("a message in a personal chat", () => {
  test("says who wrote what, where and when", () => {
    const event = parse(said("coffee 4.50"));
    expect(event).toEqual({
      key: expect.stringMatching(/^teams:[\w-]{43}$/),
      channel: "teams",
      lane: "teams:a:1-ann",
      address: expect.any(String),
      isPrivate: true,
      sender: { id: "msteams:aad-ann", name: "Ann Lee", locale: "en-US" },
      at: "2026-06-10T11:59:58.123Z",
      message: "1781092798000",
      content: { kind: "message", text: "coffee 4.50" },
    });
    expect(parseAddress(event?.address ?? "")).toEqual({
      serviceUrl: SERVICE_URL,
      via: "msteams",
      conversation: "a:1-ann",
      kind: "personal",
      bot: BOT.id,
    });
  });

  test("has a key of its own in its conversation", () => {
    const keys = [
      parse(said("tea 3")),
      parse(said("tea 3", { id: "1781092798001" })),
      parse(said("tea 3", { conversation: { conversationType: "personal", id: "a:1-ben" } })),
    ].map((event) => event?.key);
    expect(new Set(keys).size).toBe(3);
    expect(parse(said("tea 3", { timestamp: "2026-06-10T12:00:15Z" }))?.key).toBe(keys[0]);
  });

  test("need not tell when it was said, nor by whom in the directory", () => {
    const event = parse(said("tea 3", { timestamp: undefined, from: { id: "user-1" }, locale: null }));
    expect(event).toMatchObject({ at: RECEIVED_AT, sender: { id: "msteams:user-1" } });
  });

  test("may call the bot by its name, and others", () => {
    const entities = [{ type: "mention", mentioned: BOT, text: "<at>BudgetWise</at>" }];
    const text = '<at>BudgetWise</at>&nbsp;lunch with <at id="1">Ben</at> 18.50 ';
    expect(parse(said(text, { entities }))?.content).toEqual({ kind: "message", text: "lunch with Ben 18.50" });
  });

  test.each([
    { how: "as HTML", more: { attachments: [quotedAs("1781092700000")] } },
    {
      how: "as an entity",
      more: { entities: [{ type: "quotedReply", quotedReply: { messageId: "1781092700000" } }] },
    },
  ])("may quote the one that it replies to, $how", ({ more }) => {
    const event = parse(said('<quoted messageId="1781092700000"/> no, it was 15', more));
    expect(event).toMatchObject({ replyTo: "1781092700000", content: { text: "no, it was 15" } });
  });

  test("shows a pairing code, of which only the hash goes further", () => {
    const event = parse(said("link k3y-Code_9"));
    const codeHash = createHash("sha256").update("k3y-Code_9").digest("hex");
    expect(event?.content).toEqual({ kind: "pair", codeHash });
    expect(JSON.stringify(event)).not.toContain("k3y-Code_9");
  });

  test.each([
    { text: "link 7k2m9qxd", more: {} },
    { text: "7k2m-9qxd", more: {} },
    { text: "link 7K2M-9QXD", more: { attachments: [{ contentType: "image/png", contentUrl: `${SERVICE_URL}1` }] } },
  ])("shows the same code as “$text” with $more", ({ text, more }) => {
    const codeHash = createHash("sha256").update("7K2M-9QXD").digest("hex");
    expect(parse(said(text, more))?.content).toEqual({ kind: "pair", codeHash });
  });

  test("may be a picture, a recording or a file; only Teams' own are fetched", () => {
    const sharing = (attachment: object, text = "") => said(text, { attachments: [attachment] });
    const url = `${SERVICE_URL}v3/attachments/1`;
    expect(parse(sharing({ contentType: "image/png", contentUrl: url }, "lunch"))?.content).toEqual({
      kind: "photo",
      file: url,
      caption: "lunch",
    });
    expect(parse(sharing({ contentType: "audio/mp4", contentUrl: "https://evil.example/1" }))?.content).toEqual({
      kind: "voice",
      file: "",
      seconds: 0,
    });
    const shared = { contentType: "application/vnd.microsoft.teams.file.download.info", name: "bank.csv" };
    expect(parse(sharing(shared))?.content).toEqual({ kind: "document", file: "", name: "bank.csv", caption: "" });
  });

  test.each([
    { name: "our own", activity: said("hello", { from: BOT }) },
    { name: "empty", activity: said(" ") },
    { name: "a card of another app", activity: said("", { value: { rating: 5 } }) },
    { name: "a reaction", activity: said("", { type: "messageReaction" }) },
    { name: "deleted", activity: said("coffee 4.50", { type: "messageDelete" }) },
  ])("is ignored when it is $name", ({ activity }) => {
    expect(parse(activity)).toBeNull();
  });
});

describe("a message among others", () => {
  test("concerns us when it calls us by our name; each person has a lane there", () => {
    const event = parse(mentioned("tea 3"));
    expect(event).toMatchObject({
      lane: `teams:${GROUP.id}:${ANN.id}`,
      isPrivate: false,
      content: { kind: "message", text: "tea 3" },
    });
    expect(parseAddress(event?.address ?? "")).toMatchObject({
      kind: "groupChat",
      asker: ANN.id,
      tenant: GROUP.tenantId,
    });
  });

  test.each([
    { name: "calls nobody", activity: said("tea 3", { conversation: GROUP }) },
    {
      name: "calls somebody else",
      activity: mentioned("tea 3", {
        entities: [{ type: "mention", mentioned: ANN, text: "<at>BudgetWise</at>" }],
      }),
    },
    { name: "says no more than our name", activity: mentioned(" ") },
  ])("is ignored when it $name", ({ activity }) => {
    expect(parse(activity)).toBeNull();
  });

  test("in a channel's thread has a lane of its own, and replies to what opened it", () => {
    const thread = { conversationType: "channel", isGroup: true, id: "19:c@thread.tacv2;messageid=17" };
    expect(parse(mentioned("tea 3", { conversation: thread, replyToId: "17" }))).toMatchObject({
      lane: `teams:${thread.id}:${ANN.id}`,
      replyTo: "17",
    });
  });

  test("of a group of the emulator is not private", () => {
    expect(parse(mentioned("tea 3", { conversation: { id: "g1", isGroup: true } }))?.isPrivate).toBe(false);
    expect(parse(said("tea 3", { conversation: { id: "c1" } }))?.isPrivate).toBe(true);
  });
});

describe("an edit", () => {
  const edit = { type: "messageUpdate", timestamp: "2026-06-10T12:00:58Z", channelData: { eventType: "editMessage" } };

  test("names the message that changed, and is an event of its own", () => {
    const original = parse(said("coffee 4.50"));
    const edited = parse(said("coffee 15", edit));
    expect(edited).toMatchObject({
      lane: original?.lane,
      message: original?.message,
      at: "2026-06-10T12:00:58.000Z",
      content: { kind: "edit", text: "coffee 15" },
    });
    const again = parse(said("coffee 16", { ...edit, timestamp: "2026-06-10T12:01:10Z" }));
    expect(new Set([original, edited, again].map((event) => event?.key)).size).toBe(3);
    expect(parse(said("coffee 15", edit))?.key).toBe(edited?.key);
  });

  test.each([
    { name: "of nothing", activity: said("", edit) },
    { name: "of a pairing code", activity: said("link k3y-Code_9", edit) },
    { name: "among others, of what does not call us", activity: said("tea 4", { ...edit, conversation: GROUP }) },
  ])("$name is ignored", ({ activity }) => {
    expect(parse(activity)).toBeNull();
  });
});

describe("a pressed button", () => {
  const press = { text: undefined, replyToId: "1781092799000", value: { choice: CHOICE } };

  test("is a choice, in the lane of the message that it stands under", () => {
    expect(parse(said("", press))).toMatchObject({
      lane: "teams:a:1-ann",
      replyTo: "1781092799000",
      content: { kind: "choice", choice: CHOICE },
    });
    expect(parse(said("", press))).not.toHaveProperty("message");
  });

  test("among others needs no name", () => {
    const event = parse(said("", { ...press, conversation: GROUP }));
    expect(event).toMatchObject({ lane: `teams:${GROUP.id}:${ANN.id}`, content: { choice: CHOICE } });
  });

  test("of an answer that moved to a personal chat belongs to where its reader asked for it", () => {
    const value = { choice: CHOICE, askedIn: GROUP.id };
    expect(parse(said("", { ...press, value }))).toMatchObject({
      lane: `teams:${GROUP.id}:${ANN.id}`,
      isPrivate: true,
      replyTo: "a:1-ann/1781092799000",
    });
  });
});

describe("the bot's membership", () => {
  test.each([
    { name: "let in", more: { type: "conversationUpdate", membersAdded: [BOT] }, state: "active" },
    { name: "shut out", more: { type: "conversationUpdate", membersRemoved: [BOT] }, state: "left" },
    { name: "installed", more: { type: "installationUpdate", action: "add" }, state: "active" },
    { name: "removed", more: { type: "installationUpdate", action: "remove" }, state: "left" },
  ])("changes when it is $name", ({ more, state }) => {
    expect(parse(said("", more))?.content).toEqual({ kind: "membership", state });
  });

  test.each([
    { type: "conversationUpdate", membersAdded: [ANN] },
    { type: "conversationUpdate", membersAdded: [], membersRemoved: [] },
    { type: "conversationUpdate", channelData: { eventType: "channelRenamed" } },
  ])("does not when $type is about others", (more) => {
    expect(parse(said("", more))).toBeNull();
  });
});

test.each([
  { name: "no JSON", bytes: Buffer.from("{") },
  { name: "no object", bytes: body([]) },
  { name: "of nobody", bytes: body(said("hi", { from: undefined })) },
  { name: "of no conversation", bytes: body(said("hi", { conversation: {} })) },
  { name: "without a way back", bytes: body(said("hi", { serviceUrl: "nowhere" })) },
  { name: "without an id", bytes: body(said("hi", { id: undefined })) },
])("what is $name is no activity", ({ bytes }) => {
  expect(readActivity(bytes)).toBeNull();
});

test("what does not fit its shape is left out of an activity", () => {
  const entities = [{ type: "mention" }, null, 7, { type: "clientInfo" }];
  const activity = readActivity(body(said("hi", { entities, attachments: {}, channelData: 1, membersAdded: [{}] })));
  expect(activity).toMatchObject({ entities: [], attachments: [], membersAdded: [] });
});

function quotedAs(id: string) {
  const opening = `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="${id}">`;
  return { contentType: "text/html", content: `${opening}<p itemprop="preview">✅ Coffee</p></blockquote>no` };
}
