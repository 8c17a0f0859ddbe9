import { createServer } from "node:http";
import { listening } from "./listening.ts";

/** A speech service on this machine that hears and says the same of everything. */
export interface SpeechService {
  /** What a server that uses it is told. */
  readonly settings: Readonly<Record<string, string>>;
  close(): void;
}

/** Opens one that speaks as OpenAI's does. */
export async function openSpeechService(): Promise<SpeechService> {
  const server = createServer((asked, answering) => {
    asked.resume();
    if (asked.url?.endsWith("/audio/transcriptions")) {
      answering.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ text: "coffee 4.50" }));
    } else answering.writeHead(200, { "content-type": "audio/mpeg" }).end(Buffer.from([0xff, 0xfb, 0x90, 0x00]));
  });
  const port = await listening(server);
  return {
    settings: {
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
      TRANSCRIBE_MODEL: "hears",
      SPEECH_MODEL: "speaks",
      LLM_API: "off",
    },
    close: () => server.close().closeAllConnections(),
  };
}
