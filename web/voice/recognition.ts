/** What browsers have of the Web Speech API's recognition; TypeScript's own library does not know it. */
export interface Recognition extends EventTarget {
  lang: string;
  interimResults: boolean;
  processLocally?: boolean;
  start(): void;
  stop(): void;
  abort(): void;
}

interface RecognitionKind {
  new (): Recognition;
  /** Says whether a language can be recognised on the device; newer browsers only. */
  available?(options: { readonly langs: readonly string[]; readonly processLocally: boolean }): Promise<string>;
}

/** What a `result` event carries, as far as it is read. */
interface ResultEvent extends Event {
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>>;
}

declare global {
  interface Window {
    readonly SpeechRecognition?: RecognitionKind;
    readonly webkitSpeechRecognition?: RecognitionKind;
  }
}

/** The browser's recognition; undefined where it has none. */
export function recognitionKind(): RecognitionKind | undefined {
  return window.SpeechRecognition ?? window.webkitSpeechRecognition;
}

/** Whether it hears that language without sending it anywhere. */
export async function hearsOnDevice(locale: string): Promise<boolean> {
  const state = await recognitionKind()
    ?.available?.({ langs: [locale], processLocally: true })
    .catch(() => "unavailable");
  return state === "available";
}

/** Listens until it is stopped or nothing is said any more. @returns stops it; what was heard is told at the end */
export function recognise(locale: string, onDevice: boolean, onEnd: (text: string | null) => void): () => void {
  const Kind = recognitionKind();
  if (!Kind) throw new TypeError("This browser recognises nothing.");
  const recognition = new Kind();
  recognition.lang = locale;
  recognition.interimResults = false;
  if (onDevice) recognition.processLocally = true;
  let text = "";
  let hasFailed = false;
  recognition.addEventListener("result", (event) => {
    const { results } = event as ResultEvent;
    text = Array.from(results, (result) => result[0]?.transcript ?? "").join(" ");
  });
  recognition.addEventListener("error", () => {
    hasFailed = true;
  });
  recognition.addEventListener("end", () => onEnd(hasFailed && text === "" ? null : text.trim()));
  recognition.start();
  return () => recognition.stop();
}
