import { request } from "../api.ts";

/** What the server reads, best first. */
const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

/** The longest recording that the server takes, in milliseconds. */
const LONGEST = 120_000;

/** The type to record in; undefined where the browser records none that can be read. */
export function recordingType(): string | undefined {
  if (!("MediaRecorder" in window) || !("mediaDevices" in navigator)) return undefined;
  return TYPES.find((type) => MediaRecorder.isTypeSupported(type));
}

/**
 * Records until it is stopped, then has the server write down what was said.
 *
 * @param onEnd told the text, or null when it could not be had
 * @returns stops it
 * @throws DOMException when the microphone is refused
 */
export async function record(type: string, onEnd: (text: string | null) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream, { mimeType: type });
  const parts: Blob[] = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  recorder.addEventListener("stop", () => {
    clearTimeout(timer);
    for (const track of stream.getTracks()) track.stop();
    void transcribe(new Blob(parts, { type })).then(onEnd, () => onEnd(null));
  });
  const stop = () => {
    if (recorder.state !== "inactive") recorder.stop();
  };
  const timer = setTimeout(stop, LONGEST);
  recorder.start();
  return stop;
}

async function transcribe(recording: Blob): Promise<string> {
  const response = await request("/v1/ai/voice-to-text", {
    method: "POST",
    headers: { accept: "application/json", "content-type": recording.type },
    body: recording,
  });
  const { text }: { text: string } = await response.json();
  return text;
}
