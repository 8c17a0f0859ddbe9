import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as textOf } from "node:stream/consumers";
import { z } from "zod";

/** A language model that logs what it is told and then has nothing to say; loopback only. */
export interface KillModel {
  readonly url: string;
  /** Requests so far. */
  readonly asks: () => number;
  close(): Promise<void>;
}

/** A request for a round, counted from 0, of the turn about the message that bears a name. */
export interface Ask {
  readonly name: string;
  readonly round: number;
}

const request = z.looseObject({
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })),
});

const SAID = /<message>I ended up at club (\S+) again, (\d+\.\d\d)<\/message>/;

/**
 * Starts one on a free port, as a server of one's own speaks: Chat Completions, streamed.
 *
 * @param onAsk told of each request before it is answered
 * @param pause milliseconds for which it thinks, so that processes are killed meanwhile
 */
export async function startKillModel(onAsk: (ask: Ask) => Promise<void>, pause: () => number): Promise<KillModel> {
  let asks = 0;
  const server = createServer((incoming, response) => {
    answer().catch(() => response.destroy());

    async function answer(): Promise<void> {
      const { messages } = request.parse(JSON.parse(await textOf(incoming)));
      const said = messages.find(({ role }) => role === "user")?.content;
      const [, name = "", amount = ""] = SAID.exec(String(said)) ?? [];
      const round = messages.filter(({ role }) => role === "assistant").length;
      asks += 1;
      await onAsk({ name, round });
      await new Promise((resolve) => setTimeout(resolve, pause()));
      stream(response, round === 0 ? [logging(name, amount), ending("tool_calls")] : [ending("stop")]);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asks: () => asks,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function logging(name: string, amount: string): object {
  const args = JSON.stringify({ amount, description: `club ${name}`, category: "entertainment" });
  const call = { index: 0, id: `call_${name}`, type: "function", function: { name: "log_expense", arguments: args } };
  return { index: 0, delta: { role: "assistant", tool_calls: [call] }, finish_reason: null };
}

function ending(finish_reason: string): object {
  return { index: 0, delta: {}, finish_reason };
}

function stream(response: ServerResponse, choices: readonly object[]): void {
  response.setHeader("content-type", "text/event-stream");
  for (const choice of choices) {
    const chunk = { id: "c", object: "chat.completion.chunk", created: 0, model: "m", choices: [choice] };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  }
  response.end("data: [DONE]\n\n");
}
