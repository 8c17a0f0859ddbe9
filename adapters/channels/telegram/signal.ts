import type { Api } from "grammy";

/** A signal as grammY's types know it: the one of a polyfill. */
export type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/**
 * A signal of the platform in the type that grammY asks for.
 *
 * grammY listens for `abort` and reads `aborted`, no more; its type merely predates the platform's own signals.
 */
export function forGrammy(signal: AbortSignal): GrammySignal {
  if (!isListenable(signal)) throw new TypeError("This signal can't be listened to.");
  return signal;
}

function isListenable(signal: AbortSignal): signal is AbortSignal & GrammySignal {
  return typeof signal.addEventListener === "function";
}
