import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";

const line = z.object({
  type: z.literal("RichTextBlock"),
  inlines: z.array(z.object({ text: z.string().min(1) })).min(1),
});
const action = z.strictObject({
  type: z.literal("Action.Submit"),
  title: z.string().min(1),
  data: z.object({ choice: z.string() }),
});
const element = z.union([
  line.transform(({ inlines }) => ({ text: inlines.map(({ text }) => text).join(""), actions: [] })),
  z
    .object({ type: z.literal("ActionSet"), actions: z.array(action).min(1).max(6) })
    .transform(({ actions }) => ({ text: "", actions })),
  z
    .object({ type: z.literal("Image"), url: z.url({ protocol: /^https$/ }), altText: z.string().min(1) })
    .transform(({ altText }) => ({ text: altText, actions: [] })),
]);
const card = z.object({
  contentType: z.literal("application/vnd.microsoft.card.adaptive"),
  content: z.object({ type: z.literal("AdaptiveCard"), version: z.literal("1.2"), body: z.array(element).min(1) }),
});
const activity = z
  .object({
    type: z.literal("message"),
    from: z.object({ id: z.string().min(1) }),
    conversation: z.object({ id: z.string().min(1) }),
    text: z.string().min(1).optional(),
    textFormat: z.literal("plain").optional(),
    attachments: z.array(card).length(1).optional(),
  })
  .refine(({ text, textFormat }) => (text === undefined) === (textFormat === undefined), "text is plain")
  .refine(({ text, attachments }) => (text === undefined) !== (attachments === undefined), "either text or a card");

/** Bytes that Teams takes in one message. */
const LARGEST = 28_000;

/** A message as it is shown. */
export interface ShownMessage {
  readonly id: string;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly value: unknown }[];
}

/** Somebody whom the emulator plays, in a chat of their own with the bot. */
export interface Chat {
  /** @returns the status that the bot answered */
  say(text: string): Promise<number>;
  /** Presses the newest button of that label. */
  press(label: string): Promise<number>;
  /** The bot's messages, oldest first. */
  readonly shown: readonly ShownMessage[];
}

/**
 * A stand-in for the emulator and its connector, strict about what it is sent; loopback only.
 *
 * @param botUrl where the bot takes activities
 */
export async function startConnector(botUrl: string) {
  const violations: string[] = [];
  const chats = new Map<string, ShownMessage[]>();
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the connector has no port");
  const serviceUrl = `http://127.0.0.1:${address.port}/`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body: unknown = await json(request);
    const conversation = /^\/v3\/conversations\/([^/]+)\/activities(?:\/[^/]+)?$/.exec(request.url ?? "")?.[1];
    const shown = chats.get(decodeURIComponent(conversation ?? ""));
    const sent = activity.safeParse(body);
    if (request.headers.authorization !== undefined) violations.push("a token was shown to the emulator");
    if (JSON.stringify(body).length > LARGEST) violations.push("a message is too large");
    if (shown === undefined) violations.push(`${request.method} ${request.url} is no conversation's`);
    else if (!sent.success) violations.push(z.prettifyError(sent.error));
    else if (sent.data.conversation.id !== decodeURIComponent(conversation ?? "")) violations.push("two conversations");
    if (shown === undefined || !sent.success) {
      response.writeHead(400).end();
      return;
    }
    const id = randomUUID();
    shown.push(shownAs(id, sent.data));
    response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify({ id }));
  }

  return {
    serviceUrl,
    violations,
    /** Opens a chat of somebody's own with the bot. */
    open(user: { readonly id: string; readonly name: string }): Chat {
      const shown: ShownMessage[] = [];
      const conversation = randomUUID();
      chats.set(conversation, shown);
      const happen = async (more: object): Promise<number> => {
        const happened = {
          type: "message",
          id: randomUUID(),
          timestamp: new Date().toISOString(),
          channelId: "emulator",
          serviceUrl,
          conversation: { id: conversation, conversationType: "personal" },
          from: { ...user, role: "user" },
          recipient: { id: "budgetwise-bot", name: "Bot", role: "bot" },
          locale: "en-US",
          ...more,
        };
        const headers = { "content-type": "application/json" };
        const answer = await fetch(botUrl, { method: "POST", headers, body: JSON.stringify(happened) });
        return answer.status;
      };
      return {
        shown,
        say: (text) => happen({ text, textFormat: "plain" }),
        press(label) {
          for (const { id, buttons } of shown.toReversed()) {
            const pressed = buttons.find((button) => button.label === label);
            if (pressed !== undefined) return happen({ value: pressed.value, replyToId: id });
          }
          throw new Error(`no message has a button “${label}”`);
        },
      };
    },
    stop: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function shownAs(id: string, { text, attachments = [] }: z.output<typeof activity>): ShownMessage {
  const elements = attachments.flatMap(({ content }) => content.body);
  const lines = elements.map((one) => one.text.replaceAll("\u00A0", " ")).filter((one) => one !== "");
  const buttons = elements.flatMap(({ actions }) => actions.map(({ title, data }) => ({ label: title, value: data })));
  return { id, text: text ?? lines.join("\n"), buttons };
}
