/** A message on its way: kept until it is answered, always sent under the same key. */
export interface Outgoing {
  /** UUID; the server takes a message under it once, however often it is sent. */
  readonly key: string;
  readonly body: { readonly message: string } | { readonly choice: string };
  /** What the person sees as theirs: the words, or the button's label. */
  readonly text: string;
  /** ISO instant. */
  readonly at: string;
}

/** The messages that have no answer yet. They outlive a reload, a crash and a lost connection. */
export interface OutgoingBox {
  all(): readonly Outgoing[];
  put(message: Outgoing): void;
  remove(key: string): void;
}

/**
 * Keeps them in the browser, for this person only: what one person left unsent must not go out in another's name.
 */
export function outgoingBox(storage: Pick<Storage, "getItem" | "setItem" | "removeItem">, person: string): OutgoingBox {
  const place = `budgetwise:outgoing:${person}`;
  // Read each time: another tab of the same person may have written since.
  const read = (): Outgoing[] => parse(storage.getItem(place));
  const write = (messages: readonly Outgoing[]): void => {
    if (messages.length === 0) storage.removeItem(place);
    else storage.setItem(place, JSON.stringify(messages));
  };
  return {
    all: read,
    put: (message) => write([...read().filter(({ key }) => key !== message.key), message]),
    remove: (key) => write(read().filter((message) => message.key !== key)),
  };
}

function parse(text: string | null): Outgoing[] {
  if (text === null) return [];
  try {
    return JSON.parse(text);
  } catch {
    // Only this page writes there, so what can't be read is of no use to anyone.
    return [];
  }
}
