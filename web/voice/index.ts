import { getJson } from "../api.ts";
import { setUpDictation } from "./dictation.ts";
import { setUpReading } from "./reading.ts";

/** Brings voice to the conversation, as far as browser and server have it. @returns reads an answer out where that is on */
export async function setUpVoice(locale: string): Promise<(text: string) => void> {
  const { hears, speaks } = await getJson<{ readonly hears: boolean; readonly speaks: boolean }>("/v1/ai/speech");
  await setUpDictation(locale, hears);
  return setUpReading(locale, speaks);
}
