import type OpenAI from "openai";
import { toFile } from "openai";
import type { Speaker, Transcriber } from "../../../dialogs/speech.ts";
import { Forbidden, Unavailable } from "../../../domain/errors.ts";
import { type ClientOptions, createClient } from "./client.ts";
import { serviceError } from "./errors.ts";

/** Which models hear and speak. */
export interface SpeechOptions extends ClientOptions {
  readonly transcribeModel: string;
  readonly speechModel: string;
}

/** One of the platform's voices that servers of the same API know as well. */
const VOICE = "alloy";

/** Hearing and speaking at the platform, or at any server that speaks its API. */
export function createOpenAiSpeech(options: SpeechOptions): Transcriber & Speaker {
  const client: OpenAI = createClient(options);
  return {
    async transcribe({ bytes, format }, signal) {
      return asked(async () => {
        const file = await toFile(bytes, `recording.${format}`);
        const { text } = await client.audio.transcriptions.create({ file, model: options.transcribeModel }, { signal });
        return text;
      });
    },
    async speak(text, signal) {
      return asked(async () => {
        const wanted = { input: text, model: options.speechModel, voice: VOICE, response_format: "mp3" } as const;
        const spoken = await client.audio.speech.create(wanted, { signal });
        return new Uint8Array(await spoken.arrayBuffer());
      });
    },
  };
}

/** Whoever asks can't put our settings right, so that a service which refuses them is simply not there. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const meaning = serviceError(error);
    throw meaning instanceof Forbidden ? new Unavailable(meaning.message, { cause: error }) : meaning;
  }
}
