import { refreshAll } from "../data.ts";
import { tell } from "../toast.ts";
import { reasonOf } from "../writes.ts";

/** Does something that undo has no part in, shows what came of it, and says why it failed. */
export function act(run: () => Promise<unknown>): void {
  run()
    .then(refreshAll)
    .catch((error: unknown) => tell({ text: reasonOf(error) }));
}
