import { byId } from "../dom.ts";
import { words } from "../words/index.ts";
import { hearsOnDevice, recognise, recognitionKind } from "./recognition.ts";
import { record, recordingType } from "./recording.ts";

/** How speech becomes words, the most private way first. */
type Way = "device" | "server" | "browser";

/** Where it is kept that the browser may send speech to its maker. */
const MAY_SEND = "budgetwise:may-send-speech";

/** Where something can listen, puts a button beside the message line; what is heard goes into the line, never off by itself. */
export async function setUpDictation(locale: string, serverHears: boolean): Promise<void> {
  const way = await wayHere(locale, serverHears);
  if (way === null) return;
  const button = byId("speak", HTMLButtonElement);
  const note = byId("voice-note", HTMLElement);
  const line = byId("message", HTMLTextAreaElement);
  let stop: (() => void) | null = null;
  const show = (state: "idle" | "listening" | "writing", text: string) => {
    button.setAttribute("aria-pressed", String(state === "listening"));
    button.ariaLabel = state === "listening" ? words.voice.stop : words.voice.speak;
    button.disabled = state === "writing";
    note.textContent = text;
  };
  const end = (text: string | null) => {
    stop = null;
    show("idle", text === null ? words.voice.failed : text === "" ? words.voice.nothing : "");
    if (text === null || text === "") return;
    line.value = [line.value.trim(), text].filter((part) => part !== "").join(" ");
    line.focus();
  };
  const start = async () => {
    if (way === "browser" && !mayBeSent()) return;
    try {
      stop = way === "server" ? await record(recordingType() ?? "", end) : recognise(locale, way === "device", end);
      show("listening", words.voice.listening);
    } catch {
      show("idle", words.voice.noMicrophone);
    }
  };
  button.addEventListener("click", () => {
    if (stop === null) return void start();
    show("writing", words.voice.writing);
    stop();
  });
  show("idle", "");
  button.hidden = false;
}

async function wayHere(locale: string, serverHears: boolean): Promise<Way | null> {
  // Without https a browser gives no microphone, except on this very machine.
  if (!window.isSecureContext) return null;
  if (await hearsOnDevice(locale)) return "device";
  if (serverHears && recordingType() !== undefined) return "server";
  return recognitionKind() === undefined ? null : "browser";
}

/** What somebody says about their money goes to nobody unasked. */
function mayBeSent(): boolean {
  if (localStorage.getItem(MAY_SEND) === "yes") return true;
  if (!confirm(words.voice.maySend)) return false;
  localStorage.setItem(MAY_SEND, "yes");
  return true;
}
