import type { Outgoing, OutgoingStore } from "./outgoing.ts";

const DATABASE = "budgetwise";
const STORE = "outgoing";

type Kept = Outgoing & { readonly person: string };

/** Keeps the messages on their way in the browser's own database (IndexedDB). */
export function outgoingStore(): OutgoingStore {
  const opened = open();
  // Whoever asks next is told; by itself it is no failure of the page.
  opened.catch(() => {});
  const run = async <T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const transaction = (await opened).transaction(STORE, mode, { durability: "strict" });
    return answerOf(ask(transaction.objectStore(STORE)));
  };
  return {
    async all(person) {
      const kept = await run<Kept[]>("readonly", (store) => store.getAll());
      return kept.filter((one) => one.person === person).toSorted((a, b) => (a.at < b.at ? -1 : 1));
    },
    async put(person, message) {
      await run("readwrite", (store) => store.put({ ...message, person } satisfies Kept));
    },
    async remove(key) {
      await run("readwrite", (store) => store.delete(key));
    },
  };
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE, { keyPath: "key" }));
  return answerOf(request);
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
