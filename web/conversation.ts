import type { Message } from "./api.ts";
import type { Outgoing } from "./outgoing.ts";

/** A line of the conversation as it is shown. */
export interface Line {
  /** The same for the same line, also when it turns from "on its way" into history. */
  readonly key: string;
  readonly role: "user" | "assistant";
  readonly text: string;
  /** The stored message; null for what is on its way. */
  readonly message: Message | null;
  /** `thinking`: the dots in place of an answer that is being made. */
  readonly state: "said" | "sending" | "waiting" | "refused" | "thinking";
  /** Why it was refused. */
  readonly note: string;
}

/** How the messages on their way are faring, by key. */
export interface Progress {
  readonly accepted: ReadonlySet<string>;
  /** The last try failed; another one follows. */
  readonly waiting: ReadonlySet<string>;
  /** With the reason; no other try follows. */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * Fits a page of the stored history into what is known: the page's own order and versions count. Only what showed a code
 * stays as it was shown, because the history does not keep codes.
 */
export function mergePage(known: readonly Message[], stored: readonly Message[]): Message[] {
  const first = stored[0];
  if (!first) return [...known];
  const shown = new Map(known.map((message) => [lineKey(message), message]));
  const page = stored.map((message) => (message.metadata.hides_code ? shown.get(lineKey(message)) : null) ?? message);
  const inPage = new Set(page.map(lineKey));
  const others = known.filter((message) => !inPage.has(lineKey(message)));
  const isBefore = (message: Message) => Date.parse(message.timestamp) < Date.parse(first.timestamp);
  return [...others.filter(isBefore), ...page, ...others.filter((message) => !isBefore(message))];
}

/** Adds a question with its answer, as the history will tell them. */
export function appendAnswer(known: readonly Message[], { key, text }: Outgoing, answer: Message): Message[] {
  const question: Message = {
    id: `${key}/question`,
    role: "user",
    content: text,
    timestamp: answer.timestamp,
    metadata: { turn: `web:${key}`, channel: "web", blocks: [] },
  };
  const added = [question, answer];
  const keys = new Set(added.map(lineKey));
  return [...known.filter((message) => !keys.has(lineKey(message))), ...added];
}

/** The lines to show: the history, then what is on its way and not in it yet. */
export function linesOf(history: readonly Message[], outgoing: readonly Outgoing[], progress: Progress): Line[] {
  const lines = history.map(said);
  const shown = new Set(lines.map(({ key }) => key));
  for (const { key, text } of outgoing) {
    const refused = progress.refused.get(key);
    const line = { key: `web:${key}/user`, role: "user", text, message: null, note: refused ?? "" } as const;
    if (!shown.has(line.key)) lines.push({ ...line, state: stateOf(key, progress) });
    if (progress.accepted.has(key) && refused === undefined && !shown.has(`web:${key}/assistant`))
      lines.push(dots(key));
  }
  return lines;
}

function stateOf(key: string, { accepted, waiting, refused }: Progress): Line["state"] {
  if (refused.has(key)) return "refused";
  if (accepted.has(key)) return "said";
  return waiting.has(key) ? "waiting" : "sending";
}

function said(message: Message): Line {
  return { key: lineKey(message), role: message.role, text: message.content, message, state: "said", note: "" };
}

function dots(key: string): Line {
  return { key: `web:${key}/thinking`, role: "assistant", text: "", message: null, state: "thinking", note: "" };
}

function lineKey({ id, role, metadata }: Message): string {
  return metadata.channel === "web" ? `${metadata.turn}/${role}` : id;
}
