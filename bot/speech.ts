import type { Speaker, Transcriber } from "../dialogs/speech.ts";
import type { Config } from "./config.ts";

type SpeechSettings = Pick<Config, "OPENAI_API_KEY" | "OPENAI_BASE_URL" | "TRANSCRIBE_MODEL" | "SPEECH_MODEL">;

/** Hearing and speaking by the service that the settings name, loaded when it is first needed; null when they name none. */
export function speechOf(config: SpeechSettings): (Transcriber & Speaker) | null {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl } = config;
  if (apiKey === undefined && baseUrl === undefined) return null;
  const { TRANSCRIBE_MODEL: transcribeModel, SPEECH_MODEL: speechModel } = config;
  let loaded: Promise<Transcriber & Speaker> | undefined;
  const load = (): Promise<Transcriber & Speaker> => {
    loaded ??= import("../adapters/services/openai/speech.ts").then(({ createOpenAiSpeech }) =>
      createOpenAiSpeech({ apiKey, baseUrl, transcribeModel, speechModel }),
    );
    return loaded;
  };
  return {
    transcribe: async (recording, signal) => (await load()).transcribe(recording, signal),
    speak: async (text, signal) => (await load()).speak(text, signal),
  };
}
