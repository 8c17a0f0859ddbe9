import * as z from "zod";
import { recogniseAudio, secondsOfWav } from "../../../dialogs/recognise-audio.ts";
import { SPEECH_LIMITS } from "../../../dialogs/speech.ts";
import { InvalidInput, Unavailable } from "../../../domain/errors.ts";
import { defineRoute, defineStreamRoute, type Route } from "./route.ts";

const tag = "Assistant";

/** Somebody waits for it. */
const PATIENCE_MS = 25_000;

const available = defineRoute({
  method: "get",
  path: "/ai/speech",
  tag,
  summary: "Whether a speech service is configured here, to hear and to speak.",
  access: "read",
  answer: z.strictObject({ hears: z.boolean(), speaks: z.boolean() }),
  handle: async ({ speech }) => ({ hears: speech.hear !== null, speaks: speech.speak !== null }),
});

const voiceToText = defineStreamRoute({
  method: "post",
  path: "/ai/voice-to-text",
  tag,
  summary: "What a recording says (FLAC, M4A, MP3, OGG, WAV or WebM, up to 10 MB and two minutes). Nothing is stored.",
  access: "read",
  limit: "ai",
  isOriginal: true,
  takesAudio: true,
  answer: z.strictObject({ text: z.string() }),
  async respond({ deps, request, response }, { person }) {
    const transcriber = await configured(deps.speech.hear);
    const bytes: unknown = request.body;
    if (!(bytes instanceof Uint8Array) || bytes.length === 0) {
      throw new InvalidInput("Send the recording itself as the body, with its content-type: audio/….");
    }
    const format = recogniseAudio(bytes);
    if (format === null)
      throw new InvalidInput("That is no recording that can be read; send OGG, WebM, MP3, M4A, WAV or FLAC.");
    if ((secondsOfWav(bytes) ?? 0) > SPEECH_LIMITS.seconds) {
      throw new InvalidInput(`A recording has ${SPEECH_LIMITS.seconds} seconds at most.`);
    }
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { text } = await transcriber.transcribe(
      { bytes, type: `audio/${format}` },
      { locale: person.locale, signal },
    );
    response.json({ text });
  },
});

const textToVoice = defineStreamRoute({
  method: "post",
  path: "/ai/text-to-voice",
  tag,
  summary: "A text read out, as MP3.",
  access: "read",
  limit: "ai",
  isOriginal: true,
  givesAudio: true,
  body: z.strictObject({ text: z.string().trim().min(1, "must not be empty").max(1_000) }),
  example: { text: "You have 137 dollars left until the first." },
  answer: null,
  async respond({ deps, response }, { body }) {
    const speaker = await configured(deps.speech.speak);
    const { bytes, type } = await speaker.speak(body.text, { signal: AbortSignal.timeout(PATIENCE_MS) });
    response.type(type).send(Buffer.from(bytes));
  },
});

/** @throws Unavailable where no service is set */
async function configured<T>(open: (() => Promise<T>) | null): Promise<T> {
  if (open) return open();
  throw new Unavailable(
    "No speech service is configured here; set OPENAI_API_KEY, or TRANSCRIBE_MODEL and SPEECH_MODEL.",
    {
      retryAfter: 3_600_000,
    },
  );
}

/** Hearing and speaking. */
export const speechRoutes: readonly Route[] = [available, voiceToText, textToVoice];
