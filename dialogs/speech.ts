/** Something spoken, as a channel brought it. */
export interface Recording {
  readonly bytes: Uint8Array;
  /** MIME type: `audio/ogg`. */
  readonly type: string;
}

/** What was heard in a recording. */
export interface Transcript {
  readonly text: string;
  /** A figure in it may have been misheard: it is asked about before anything is written. */
  readonly isUnsure: boolean;
}

/** Writes down what was said. */
export interface Transcriber {
  /**
   * @param locale BCP 47, the language that is most likely spoken
   * @throws Unavailable when it may be tried again, Forbidden when the service refuses our settings, InvalidInput when it can't
   *   read the recording
   */
  transcribe(
    recording: Recording,
    options: { readonly locale: string; readonly signal: AbortSignal },
  ): Promise<Transcript>;
}

/** Says something aloud. */
export interface Speaker {
  /** @param text 1 to {@link SPEECH_LIMITS.characters} characters @throws as a {@link Transcriber} */
  speak(text: string, options: { readonly signal: AbortSignal }): Promise<Recording>;
}

/** What is heard and said at once. Nobody tells a budget book more than this, and every second costs. */
export const SPEECH_LIMITS = { seconds: 120, bytes: 5_000_000, characters: 2_000 } as const;
