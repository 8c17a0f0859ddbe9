import { change, getJson, Refused } from "./api.ts";
import { refreshAll } from "./data.ts";
import { tell } from "./toast.ts";
import { words } from "./words/index.ts";

interface Operations {
  readonly operations: readonly { readonly seq: number }[];
}

/**
 * Changes the book, says so, and offers to take it back.
 *
 * @returns whether it was done; if not, the person was told why
 */
export async function changeBook(said: string, ...[method, path, body]: Parameters<typeof change>): Promise<boolean> {
  try {
    await change(method, path, body);
    const made = await latestOperation();
    refreshAll();
    tell({ text: said, action: { label: words.undo, run: () => void undo(made) } });
    return true;
  } catch (error) {
    tell({ text: reasonOf(error) });
    return false;
  }
}

/** Takes back only what was just done: meanwhile something else may have come in from a chat. */
async function undo(made: number | null): Promise<void> {
  try {
    if ((await latestOperation()) !== made) {
      tell({ text: words.changedSince });
      return;
    }
    await change("POST", "/v1/operations/undo", { count: 1 });
    refreshAll();
    tell({ text: words.undone });
  } catch (error) {
    tell({ text: reasonOf(error) });
  }
}

async function latestOperation(): Promise<number | null> {
  const { operations } = await getJson<Operations>("/v1/operations");
  return operations[0]?.seq ?? null;
}

/** Why something failed, in words that say what to do. */
export function reasonOf(error: unknown): string {
  return error instanceof Refused && error.status < 500 ? error.message : words.unreachable;
}
