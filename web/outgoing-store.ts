import type { Outgoing, OutgoingStore } from "./outgoing.ts";

const DATABASE = "budgetwise";
const STORE = "outgoing";

/** Before the keys of what is jotted down in the browser's synchronous storage. */
const JOTTED = "budgetwise:outgoing:";

type Kept = Outgoing & { readonly person: string };

/**
 * Keeps the messages on their way in the browser's own database (IndexedDB).
 *
 * A page that is closed or reloaded takes along what its database has not committed yet. So a message is first jotted down
 * where writing is done once the call returns, and stays there until it is committed: sent is kept, from the first moment.
 */
export function outgoingStore(): OutgoingStore {
  const opened = open();
  // Whoever asks next is told; by itself it is no failure of the page.
  opened.catch(() => {});
  const run = async <T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const transaction = (await opened).transaction(STORE, mode, { durability: "strict" });
    const request = ask(transaction.objectStore(STORE));
    await committed(transaction);
    return request.result;
  };
  return {
    async all(person) {
      const noted = jotted();
      const inDatabase = await run<Kept[]>("readonly", (store) => store.getAll()).catch(() => []);
      const kept = new Map([...inDatabase, ...noted].map((one) => [one.key, one]));
      return [...kept.values()].filter((one) => one.person === person).toSorted((a, b) => (a.at < b.at ? -1 : 1));
    },
    async put(person, message) {
      const kept: Kept = { ...message, person };
      jotDown(kept);
      await run("readwrite", (store) => store.put(kept));
      localStorage.removeItem(JOTTED + message.key);
    },
    async remove(key) {
      localStorage.removeItem(JOTTED + key);
      await run("readwrite", (store) => store.delete(key));
    },
  };
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE, { keyPath: "key" }));
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error));
  });
}

function jotDown(message: Kept): void {
  try {
    localStorage.setItem(JOTTED + message.key, JSON.stringify(message));
  } catch {
    // It is full; the database keeps the message a moment later.
  }
}

function jotted(): Kept[] {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(JOTTED));
  return keys.flatMap((key) => {
    try {
      return [JSON.parse(localStorage.getItem(key) ?? "")];
    } catch {
      // Only this page writes there, so what can't be read is no message.
      return [];
    }
  });
}
