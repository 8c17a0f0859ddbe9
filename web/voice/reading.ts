import { postJson } from "../api.ts";
import { byId } from "../dom.ts";
import { words } from "../words/index.ts";

/** Where it is kept that answers are read out. */
const IS_ON = "budgetwise:reads-aloud";

/** The longest text that is read out, in characters: what the server takes. */
const LONGEST = 1_000;

/**
 * Where something can speak, puts a switch over the conversation.
 *
 * @returns reads a text out while it is on
 */
export async function setUpReading(locale: string, serverSpeaks: boolean): Promise<(text: string) => void> {
  const hasVoices = await hasVoicesHere();
  if (!hasVoices && !serverSpeaks) return () => {};
  const button = byId("read-aloud", HTMLButtonElement);
  let isOn = localStorage.getItem(IS_ON) === "yes";
  const show = () => button.setAttribute("aria-pressed", String(isOn));
  button.textContent = words.voice.readAloud;
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    isOn = !isOn;
    if (isOn) localStorage.setItem(IS_ON, "yes");
    else {
      localStorage.removeItem(IS_ON);
      if (hasVoices) speechSynthesis.cancel();
    }
    show();
  });
  return (text) => {
    if (!isOn) return;
    const short = text.slice(0, LONGEST);
    if (hasVoices) speakHere(short, locale);
    // What was not read out stands there all the same.
    else void playFromServer(short).catch(() => {});
  };
}

function speakHere(text: string, locale: string): void {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = locale;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

async function playFromServer(text: string): Promise<void> {
  const response = await postJson("/v1/ai/text-to-voice", { text }, { accept: "audio/mpeg" });
  // Decoded by hand, because the page's policy lets no medium in by address.
  const context = new AudioContext();
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(await response.arrayBuffer());
  source.connect(context.destination);
  source.addEventListener("ended", () => void context.close());
  source.start();
}

/** Some browsers tell their voices only after a while, some have none. */
function hasVoicesHere(): Promise<boolean> {
  if (!("speechSynthesis" in window)) return Promise.resolve(false);
  if (speechSynthesis.getVoices().length > 0) return Promise.resolve(true);
  return new Promise((resolve) => {
    const tell = () => resolve(speechSynthesis.getVoices().length > 0);
    speechSynthesis.addEventListener("voiceschanged", tell, { once: true });
    setTimeout(tell, 1_500);
  });
}
