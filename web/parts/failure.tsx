import { refreshAll } from "../data.ts";
import { words } from "../words/index.ts";
import { reasonOf } from "../writes.ts";

/** Says why something can't be shown, with a way on. */
export function Failure({ error }: { error: unknown }) {
  return (
    <section class="panel">
      <p>{reasonOf(error)}</p>
      <button class="chip" type="button" onClick={refreshAll}>
        {words.retry}
      </button>
    </section>
  );
}
