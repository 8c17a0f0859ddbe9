import type { Speaker } from "../../../dialogs/speech.ts";
import { createClient } from "./client.ts";
import { serviceError } from "./errors.ts";
import type { SpeechOptions } from "./transcriber.ts";

/** Text to speech at the platform, or at a server that speaks its API. */
export function createOpenAiSpeaker(options: SpeechOptions): Speaker {
  const client = createClient(options);
  return {
    async speak(text, { signal }) {
      try {
        const answer = await client.audio.speech.create(
          { model: options.model, voice: "alloy", input: text, response_format: "mp3" },
          { signal },
        );
        return { bytes: new Uint8Array(await answer.arrayBuffer()), type: "audio/mpeg" };
      } catch (error) {
        throw serviceError(error);
      }
    },
  };
}
