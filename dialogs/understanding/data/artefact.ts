import { readFileSync } from "node:fs";

/** A compiled file of this folder: what its header says, and the numbers after it. */
export interface Artefact {
  readonly header: unknown;
  /** Starts at a multiple of 8 bytes of its buffer. */
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * Reads one of the files that `npm run understanding:build` makes: four bytes with the header's length (little-endian),
 * the header as JSON, spaces up to a multiple of 8, then the body.
 *
 * They are part of the program like its modules, so this is the one place of the inner rooms that reads files.
 *
 * @param name a file beside this one
 */
export function readArtefact(name: string): Artefact {
  const { buffer, byteOffset, byteLength } = readFileSync(new URL(name, import.meta.url));
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  // A small file comes as a part of a larger buffer, where the body might not be aligned.
  return parseArtefact(byteOffset % ALIGNMENT === 0 ? bytes : Uint8Array.from(bytes));
}

/** The inverse of {@link writeArtefact}. */
export function parseArtefact(bytes: Uint8Array<ArrayBuffer>): Artefact {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length)));
  return { header, body: bytes.subarray(bodyStart(length)) };
}

/** The bytes of a file that {@link readArtefact} reads. */
export function writeArtefact(header: unknown, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = bodyStart(json.length);
  const bytes = new Uint8Array(start + body.length).fill(SPACE);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, LENGTH_BYTES);
  bytes.set(body, start);
  return bytes;
}

/** A text file beside this one, such as the list of brands, as the bytes that it is. */
export function readTextArtefact(name: string): Uint8Array {
  return readFileSync(new URL(name, import.meta.url));
}

const ALIGNMENT = 8;
const LENGTH_BYTES = 4;
const SPACE = 0x20;

const bodyStart = (headerLength: number): number => Math.ceil((LENGTH_BYTES + headerLength) / ALIGNMENT) * ALIGNMENT;
