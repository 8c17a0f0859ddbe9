import { useEffect, useRef, useState } from "preact/hooks";
import type { CategoryList, Expense } from "../shapes.ts";
import { words } from "../words.ts";
import { changeBook } from "../writes.ts";
import { Field, onSubmit, Select } from "./field.tsx";

interface EntryDialogProps {
  readonly entry: Expense;
  readonly categories: CategoryList["categories"];
  readonly onClose: () => void;
}

/** Puts an entry right; only what was changed is sent. */
export function EntryDialog({ entry, categories, onClose }: EntryDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isSending, setSending] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const save = async (values: Record<string, string>) => {
    const before: Record<string, string> = {
      description: entry.description,
      amount: String(entry.amount),
      date: entry.date,
      category_id: entry.category_id ?? "",
    };
    const changes = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== before[name]));
    if (Object.keys(changes).length === 0) return onClose();
    setSending(true);
    const said = words.entry.changed(values.description ?? entry.description);
    if (await changeBook(said, "PATCH", `/v1/expenses/${entry.id}`, changes)) onClose();
    setSending(false);
  };
  return (
    <dialog ref={dialog} class="dialog" aria-label={words.entry.title} onClose={onClose}>
      <form class="form" onSubmit={onSubmit(save)}>
        <h2>{words.entry.title}</h2>
        <Field label={words.description} name="description" defaultValue={entry.description} maxLength={500} required />
        <Field
          label={`${words.amount} (${entry.currency})`}
          name="amount"
          inputMode="decimal"
          defaultValue={String(entry.amount)}
          required
        />
        <Field label={words.date} name="date" type="date" defaultValue={entry.date} required />
        <Select label={words.category} name="category_id" defaultValue={entry.category_id ?? ""}>
          {categories.map(({ id, name }) => (
            <option key={id} value={id} selected={id === entry.category_id}>
              {name}
            </option>
          ))}
        </Select>
        <div class="form-buttons">
          <button class="primary" type="submit" disabled={isSending}>
            {words.save}
          </button>
          <button class="chip" type="button" onClick={() => dialog.current?.close()}>
            {words.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
