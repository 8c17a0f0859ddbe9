import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import type { InboundEvent, Reply } from "../../../../dialogs/channel.ts";
import { createTeamsChannel, MESSAGES_PATH } from "../index.ts";

/**
 * A conversation of a few lines with one of Microsoft's own clients, or one of Direct Line's, over the real channel. Both
 * bind every interface, so this is a process of its own, to be run where there is no network.
 *
 * usage: peer-talk.ts SCRIPT MODULES playground|directline. Writes {@link Talk} as JSON.
 */
const [script = "", modules = "", peer = ""] = process.argv.slice(2);

/** What was taken, and what the client shows. */
export interface Talk {
  readonly events: readonly InboundEvent[];
  /** Of the card that was sent: what its button carries. */
  readonly offered: unknown;
}

const REPLY: Reply = {
  privacy: "private",
  blocks: [
    { kind: "text", text: "✅ Coffee <b> $4.50" },
    { kind: "choices", choices: [{ id: "teams:k#0", label: "Undo" }] },
  ],
};

const card = z.object({
  attachments: z.tuple([z.object({ content: z.object({ body: z.array(z.looseObject({ type: z.string() })) }) })]),
});
const actions = z.object({ actions: z.tuple([z.object({ data: z.unknown() })]) });

/** The bot: takes everything and answers with a button. */
async function startBot(): Promise<InboundEvent[]> {
  const events: InboundEvent[] = [];
  const quiet = () => {};
  const log = { info: quiet, warn: quiet, error: quiet };
  const channel = createTeamsChannel({ access: "emulator", log, now: Date.now });
  const server = createServer((request, response) => {
    void buffer(request).then(async (body) => {
      const { status } = await channel.handleMessages(request.headers, body);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((listening) => server.listen(BOT_PORT, "127.0.0.1", listening));
  await channel.start(async (event) => {
    events.push(event);
    if (event.content.kind === "message") {
      void channel.send(event.address, REPLY, { signal: AbortSignal.timeout(PATIENCE) });
    }
    return { kind: "accepted", order: events.length };
  });
  return events;
}

const BOT_PORT = 3978;
/** Milliseconds. */
const PATIENCE = 20_000;
/** Before a client is started again. Milliseconds. */
const PAUSE = 250;

/** Says something to the bot, and presses the button of what it answers. @returns what the button carried */
type TalkTo = (text: string) => Promise<unknown>;

const PEERS: Readonly<Record<string, { readonly origin: string; readonly talk: TalkTo }>> = {
  playground: { origin: "http://127.0.0.1:56150", talk: talkInPlayground },
  directline: { origin: "http://127.0.0.1:3500", talk: talkByDirectLine },
};

async function talkInPlayground(text: string): Promise<unknown> {
  const api = "http://127.0.0.1:56150/_conversation/v1";
  const stream = new WebSocket("ws://127.0.0.1:56150/_ws_conversation/v1/conversations/stream");
  const shown = Promise.withResolvers<{ id: string; data: unknown }>();
  stream.addEventListener("message", ({ data }) => {
    const { message } = z.object({ message: z.looseObject({ messageId: z.coerce.string() }) }).parse(JSON.parse(data));
    const offered = offeredIn(message);
    if (offered !== undefined) shown.resolve({ id: message.messageId, data: offered });
  });
  await post(`${api}/conversations/personal/messages`, { from: USER, text, textFormat: "plain" });
  const { id, data } = await shown.promise;
  stream.close();
  await post(`${api}/submit`, { from: USER, conversation: { id: "personal" }, replyToId: id, value: data });
  return data;
}

const USER = { id: "user-id-0" };

async function talkByDirectLine(text: string): Promise<unknown> {
  const api = "http://127.0.0.1:3500/directline/conversations";
  const { conversationId } = z.object({ conversationId: z.string() }).parse(await post(api, {}));
  const activities = `${api}/${conversationId}/activities`;
  await post(activities, { type: "message", from: USER, text });
  const data = await eventually(async () => {
    const answer = z.object({ activities: z.array(z.unknown()) }).parse(await (await fetch(activities)).json());
    return answer.activities.map(offeredIn).find((offered) => offered !== undefined);
  });
  // Web Chat posts back what an Action.Submit carries.
  await post(activities, { type: "message", from: USER, value: data, channelData: { postBack: true } });
  return data;
}

function offeredIn(message: unknown): unknown {
  const { data } = card.safeParse(message);
  const set = data?.attachments[0].content.body.find(({ type }) => type === "ActionSet");
  return actions.safeParse(set).data?.actions[0].data;
}

async function post(url: string, body: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const text = await answer.text();
  return text === "" ? null : JSON.parse(text);
}

async function eventually<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await setTimeout(25)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error("It never came to that.");
}

async function main(): Promise<Talk> {
  const chosen = PEERS[peer];
  if (chosen === undefined) throw new Error(`“${peer}” is no peer.`);
  const events = await startBot();
  const bot = `http://127.0.0.1:${BOT_PORT}${MESSAGES_PATH}`;
  const stop = keepRunning(() => spawn(script, [modules, bot, peer], { stdio: "ignore" }));
  try {
    await eventually(() =>
      fetch(chosen.origin).then(
        () => true,
        () => undefined,
      ),
    );
    const offered = await chosen.talk("coffee 4.50");
    await eventually(() => events.find(({ content }) => content.kind === "choice"));
    return { events, offered };
  } finally {
    stop();
  }
}

/** Starts a client again where it ends by itself, as some do on a busy machine before they listen. @returns what ends it for good */
function keepRunning(start: () => ChildProcess): () => void {
  let isOver = false;
  let client = start();
  const again = async (): Promise<void> => {
    await setTimeout(PAUSE);
    if (isOver) return;
    client = start();
    watch();
  };
  const watch = (): void => {
    client.once("exit", () => {
      void again();
    });
  };
  watch();
  return () => {
    isOver = true;
    client.kill();
  };
}

const talk = await main();
process.stdout.write(JSON.stringify(talk), () => process.exit(0));
