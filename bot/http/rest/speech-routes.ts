import * as z from "zod";
import { recogniseAudio, secondsOfWav } from "../../../dialogs/recognise-audio.ts";
import { SPEECH_LIMITS } from "../../../dialogs/speech.ts";
import { InvalidInput, Unavailable } from "../../../domain/errors.ts";
import type { Person } from "../../../domain/person.ts";
import type { HttpDeps } from "../deps.ts";
import { HttpProblem } from "../problem.ts";
import { filled } from "./fields.ts";
import { defineRoute, defineStreamRoute, type Route } from "./route.ts";

const tag = "Assistant";

/** Bytes that a second takes at least where somebody can be understood; what is not told otherwise counts as that long. */
const LEAST_BYTES = 2_000;

/** Somebody waits for it. */
const PATIENCE_MS = 25_000;

const available = defineRoute({
  method: "get",
  path: "/ai/speech",
  tag,
  summary: "Whether a speech service is configured here, to hear and to speak.",
  access: "read",
  answer: z.strictObject({ hears: z.boolean(), speaks: z.boolean() }),
  handle: async ({ speech }) => ({ hears: speech.hearing !== null, speaks: speech.speaking !== null }),
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
    const { open, minute } = configured(deps.speech.hearing);
    const bytes: unknown = request.body;
    if (!(bytes instanceof Uint8Array) || bytes.length === 0) {
      throw new InvalidInput("Send the recording itself as the body, with its content-type: audio/….");
    }
    const format = recogniseAudio(bytes);
    if (format === null)
      throw new InvalidInput("That is no recording that can be read; send OGG, WebM, MP3, M4A, WAV or FLAC.");
    const seconds = secondsOfWav(bytes) ?? Math.min(bytes.length / LEAST_BYTES, SPEECH_LIMITS.seconds);
    if (seconds > SPEECH_LIMITS.seconds) {
      throw new InvalidInput(`A recording has ${SPEECH_LIMITS.seconds} seconds at most.`);
    }
    await assertAffordable(deps, person);
    const transcriber = await open();
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { text } = await transcriber.transcribe(
      { bytes, type: `audio/${format}` },
      { locale: person.locale, signal },
    );
    await deps.speech.spending.noteHeard(person.id, Math.ceil((seconds / 60) * minute));
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
  body: z.strictObject({ text: filled(1_000) }),
  example: { text: "You have 137 dollars left until the first." },
  answer: null,
  async respond({ deps, response }, { person, body }) {
    const { open, character } = configured(deps.speech.speaking);
    await assertAffordable(deps, person);
    const speaker = await open();
    const { bytes, type } = await speaker.speak(body.text, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await deps.speech.spending.noteSpoken(person.id, body.text.length * character);
    response.type(type).send(Buffer.from(bytes));
  },
});

/** @throws Unavailable where no service is set */
function configured<T>(setup: T | null): T {
  if (setup !== null) return setup;
  throw new Unavailable(
    "No speech service is configured here; set OPENAI_API_KEY, or TRANSCRIBE_MODEL and SPEECH_MODEL.",
    {
      retryAfter: 3_600_000,
    },
  );
}

/** @throws HttpProblem 429 when what the person, or everybody, may cost today is used up */
async function assertAffordable({ speech, now }: HttpDeps, person: Person): Promise<void> {
  if (await speech.spending.isLeft(person.id)) return;
  const at = now().toZonedDateTimeISO("UTC");
  const tomorrow = at.add({ days: 1 }).startOfDay();
  throw new HttpProblem({
    status: 429,
    code: "budget_used",
    detail: "What paid services may cost a day is used up; it begins anew at midnight UTC.",
    headers: { "retry-after": String(Math.ceil(at.until(tomorrow).total("seconds"))) },
  });
}

/** Hearing and speaking. */
export const speechRoutes: readonly Route[] = [available, voiceToText, textToVoice];
