import { toFile } from "openai";
import type { Transcription } from "openai/resources/audio/transcriptions";
import type { Recording, Transcriber, Transcript } from "../../../dialogs/speech.ts";
import { InvalidInput } from "../../../domain/errors.ts";
import { type ClientOptions, createClient } from "./client.ts";
import { serviceError } from "./errors.ts";

export interface SpeechOptions extends ClientOptions {
  readonly model: string;
}

/** Speech to text at the platform, or at a server that speaks its API. */
export function createOpenAiTranscriber(options: SpeechOptions): Transcriber {
  const client = createClient(options);
  // Log probabilities are the platform's own; other servers refuse what they do not know.
  const isPlatform = options.baseUrl === undefined;
  return {
    async transcribe(recording, { locale, signal }): Promise<Transcript> {
      const language = locale.split("-")[0];
      try {
        const heard = await client.audio.transcriptions.create(
          {
            file: await toFile(recording.bytes, fileName(recording), { type: recording.type }),
            model: options.model,
            response_format: "json",
            ...(language === undefined || language === "" ? {} : { language }),
            ...(isPlatform ? { include: ["logprobs" as const] } : {}),
          },
          { signal },
        );
        return { text: heard.text.trim(), isUnsure: isUnsure(heard) };
      } catch (error) {
        throw serviceError(error);
      }
    },
  };
}

/** The service tells formats by their names' ends. */
const ENDINGS: Readonly<Record<string, string>> = {
  "audio/ogg": "ogg",
  "audio/oga": "ogg",
  "audio/opus": "ogg",
  "audio/mpeg": "mp3",
  "audio/mp3": "mp3",
  "audio/mp4": "mp4",
  "audio/m4a": "m4a",
  "audio/x-m4a": "m4a",
  "audio/wav": "wav",
  "audio/x-wav": "wav",
  "audio/webm": "webm",
  "audio/flac": "flac",
};

/** Types of recordings that can be heard. */
export function isHearable(type: string): boolean {
  return ENDINGS[bareType(type)] !== undefined;
}

function fileName({ type }: Recording): string {
  const ending = ENDINGS[bareType(type)];
  if (ending === undefined) throw new InvalidInput(`Recordings of type ${type} can't be heard.`);
  return `recording.${ending}`;
}

const bareType = (type: string): string => type.toLowerCase().split(";")[0]?.trim() ?? "";

/** Below this probability a token is as good as guessed. */
const GUESSED = Math.log(0.7);

/** Whether some figure was as good as guessed. Words that are wrong are seen by whoever reads the echo; figures may look right. */
function isUnsure({ logprobs }: Transcription): boolean {
  return (logprobs ?? []).some(({ token, logprob }) => (logprob ?? 0) < GUESSED && SAYS_FIGURE.test(token ?? ""));
}

const SAYS_FIGURE =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}*teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|grand|half)\b/iu;
