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

/** The messages that have no answer yet, in the order in which they were written. */
export interface OutgoingBox {
  all(): readonly Outgoing[];
  put(message: Outgoing): void;
  remove(key: string): void;
}

/** Where they outlive a reload, a crash and a lost connection. */
export interface OutgoingStore {
  all(person: string): Promise<Outgoing[]>;
  put(person: string, message: Outgoing): Promise<void>;
  remove(key: string): Promise<void>;
}

/**
 * Opens the box of a person, and of this person only: what one left unsent must not go out in another's name.
 *
 * A store that fails costs the keeping, not the sending.
 */
export async function openOutgoingBox(store: OutgoingStore, person: string): Promise<OutgoingBox> {
  let messages: readonly Outgoing[] = await store.all(person).catch(() => []);
  const without = (key: string) => messages.filter((message) => message.key !== key);
  return {
    all: () => messages,
    put(message) {
      messages = [...without(message.key), message];
      store.put(person, message).catch(() => {});
    },
    remove(key) {
      messages = without(key);
      store.remove(key).catch(() => {});
    },
  };
}
