import type { Speaker, Transcriber } from "../dialogs/speech.ts";
import type { ChannelStatus } from "./channels/channels.ts";
import type { Config } from "./config.ts";
import { budgetOf, type ModelSetup } from "./language-model.ts";

/** What can listen, and what that may cost. */
export interface HearingSetup {
  /** Loads what it needs. */
  readonly open: () => Promise<Transcriber>;
  /** What a minute costs, millionths of a US dollar. */
  readonly minute: number;
  readonly budget: ModelSetup["budget"];
}

/** What can read out, and what that costs. */
export interface SpeakingSetup {
  /** Loads what it needs. */
  readonly open: () => Promise<Speaker>;
  /** What a character costs, millionths of a US dollar. */
  readonly character: number;
}

/** What hears and speaks, where the settings name it. */
export interface SpeechSetup {
  readonly hearing: HearingSetup | null;
  readonly speaking: SpeakingSetup | null;
}

type SpeechSettings = Pick<
  Config,
  | "OPENAI_API_KEY"
  | "OPENAI_BASE_URL"
  | "TRANSCRIBE_MODEL"
  | "SPEECH_MODEL"
  | "LLM_DAILY_BUDGET_USD"
  | "LLM_TOTAL_DAILY_BUDGET_USD"
>;

/** Of `gpt-4o-transcribe`, the dearest there is (https://platform.openai.com/docs/pricing, 2026-09-22); a server of one's own is free. */
const PLATFORM_MINUTE = 6_000;

/** Of `tts-1-hd`, the dearest there is (the same page): 30 dollars a million characters. */
const PLATFORM_CHARACTER = 30;

/** Speech at the platform by its key; a server of one's own has it only where a model is named. */
export function speechSetup(config: SpeechSettings): SpeechSetup {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl } = config;
  const { transcribing, speaking } = modelsOf(config);
  return {
    hearing:
      transcribing === undefined
        ? null
        : {
            async open() {
              const { createOpenAiTranscriber } = await import("../adapters/services/openai/transcriber.ts");
              return createOpenAiTranscriber({ apiKey, baseUrl, model: transcribing });
            },
            minute: baseUrl === undefined ? PLATFORM_MINUTE : 0,
            budget: budgetOf(config),
          },
    speaking:
      speaking === undefined
        ? null
        : {
            async open() {
              const { createOpenAiSpeaker } = await import("../adapters/services/openai/speaker.ts");
              return createOpenAiSpeaker({ apiKey, baseUrl, model: speaking });
            },
            character: baseUrl === undefined ? PLATFORM_CHARACTER : 0,
          },
  };
}

function modelsOf({ OPENAI_API_KEY, OPENAI_BASE_URL, TRANSCRIBE_MODEL, SPEECH_MODEL }: SpeechSettings) {
  if (OPENAI_BASE_URL !== undefined) return { transcribing: TRANSCRIBE_MODEL, speaking: SPEECH_MODEL };
  if (OPENAI_API_KEY === undefined) return { transcribing: undefined, speaking: undefined };
  return {
    transcribing: TRANSCRIBE_MODEL ?? "gpt-4o-mini-transcribe",
    speaking: SPEECH_MODEL ?? "gpt-4o-mini-tts",
  };
}

/** Whether voice notes are heard, or how to let them be. */
export function speechStatus(config: SpeechSettings): ChannelStatus {
  const { transcribing } = modelsOf(config);
  const fix = config.OPENAI_BASE_URL === undefined ? "set OPENAI_API_KEY" : "set TRANSCRIBE_MODEL";
  return { name: "Voice", isOn: transcribing !== undefined, detail: transcribing ?? fix };
}
