/** How recordings are written: containers that speech services read. */
export type AudioFormat = "flac" | "m4a" | "mp3" | "ogg" | "wav" | "webm";

/** How a recording begins, by format: what stands at which byte. */
const SIGNATURES: readonly (readonly [AudioFormat, number, string])[] = [
  ["ogg", 0, "OggS"],
  ["flac", 0, "fLaC"],
  ["wav", 8, "WAVE"],
  ["m4a", 4, "ftyp"],
  ["webm", 0, "\x1aE\xdf\xa3"],
  ["mp3", 0, "ID3"],
];

/** The format of a recording by its first bytes, whatever it is called; null for what is none of ours. */
export function recogniseAudio(bytes: Uint8Array): AudioFormat | null {
  const found = SIGNATURES.find(([, at, mark]) =>
    Array.from(mark).every((sign, index) => bytes[at + index] === codeOf(sign)),
  );
  if (found) return found[0];
  // An MP3 without a title begins with a frame's sync word: eleven bits that are set.
  const isFrame = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
  return isFrame ? "mp3" : null;
}

/** How long a WAV recording is, by its header, in seconds; null for other formats, whose headers don't say. */
export function secondsOfWav(bytes: Uint8Array): number | null {
  if (recogniseAudio(bytes) !== "wav" || bytes.length < 44) return null;
  const bytesPerSecond = new DataView(bytes.buffer, bytes.byteOffset).getUint32(28, true);
  return bytesPerSecond === 0 ? null : (bytes.length - 44) / bytesPerSecond;
}

function codeOf(sign: string): number | undefined {
  return sign.codePointAt(0);
}
