import { expect, test } from "vitest";
import { recogniseAudio, secondsOfWav } from "./recognise-audio.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.codePointAt(0) ?? 0);

test.each([
  ["OggS\0\0", "ogg"],
  ["fLaC\0", "flac"],
  ["RIFF\x24\0\0\0WAVEfmt ", "wav"],
  ["\0\0\0\x20ftypM4A ", "m4a"],
  ["\x1aE\xdf\xa3\x01", "webm"],
  ["ID3\x04", "mp3"],
  ["\xff\xfb\x90", "mp3"],
  ["<html>", null],
  ["", null],
])("a recording that begins with %j is %s", (beginning, format) => {
  expect(recogniseAudio(bytes(beginning))).toBe(format);
});

test("a WAV tells how long it is", () => {
  const wav = new Uint8Array(44 + 32_000 * 3);
  wav.set(bytes("RIFF\0\0\0\0WAVEfmt "));
  new DataView(wav.buffer).setUint32(28, 32_000, true);
  expect(secondsOfWav(wav)).toBe(3);
  expect(secondsOfWav(bytes("OggS"))).toBeNull();
});
