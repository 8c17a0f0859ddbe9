/** A recording of somebody speaking. */
export interface Recording {
  readonly bytes: Uint8Array;
  readonly format: AudioFormat;
}

/** How recordings are written: containers that speech services read. */
export type AudioFormat = "flac" | "m4a" | "mp3" | "ogg" | "wav" | "webm";

/** Writes down what is said. */
export interface Transcriber {
  /** @throws Unavailable when the service can't be reached, or refuses our settings · InvalidInput when it can't read the recording */
  transcribe(recording: Recording, signal: AbortSignal): Promise<string>;
}

/** Reads out. */
export interface Speaker {
  /** @returns MP3 @throws Unavailable as {@link Transcriber.transcribe} */
  speak(text: string, signal: AbortSignal): Promise<Uint8Array>;
}
