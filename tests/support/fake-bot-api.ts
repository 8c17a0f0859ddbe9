import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A text that the bot sent. */
export interface SentText {
  readonly chat: number;
  readonly text: string;
}

/** As much of a Bot API server as a webhook bot needs, noting what is sent; loopback only. */
export interface FakeBotApi {
  readonly url: string;
  readonly sent: readonly SentText[];
  close(): Promise<void>;
}

/** Starts one on a free port. @param onSent told of each text before the bot hears that it was taken */
export async function startFakeBotApi(onSent: (sent: SentText) => void = () => {}): Promise<FakeBotApi> {
  const sent: SentText[] = [];
  let messages = 0;
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => {
        const method = request.url?.split("/").at(-1) ?? "";
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ ok: true, result: answer(method, body) }));
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  function answer(method: string, body: Record<string, unknown>): unknown {
    if (method === "getMe") return { id: 123456, is_bot: true, first_name: "Test", username: "test_bot" };
    if (method !== "sendMessage") return true;
    const chat = Number(body.chat_id);
    const text = { chat, text: String(body.text) };
    sent.push(text);
    onSent(text);
    messages += 1;
    return { message_id: messages, date: 0, chat: { id: chat, type: "private", first_name: "T" }, text: body.text };
  }
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}
