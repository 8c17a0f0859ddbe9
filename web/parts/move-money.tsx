import type { CategoryList } from "../shapes.ts";
import { words } from "../words/index.ts";
import { changeBook } from "../writes.ts";
import { CategoryOptions, nameOf } from "./entry-row.tsx";
import { Field, onSubmit, Select } from "./field.tsx";
import { Panel } from "./panel.tsx";

interface MoveMoneyProps {
  readonly categories: CategoryList["categories"];
  readonly currency: string;
}

/** Moves a part of this month's plan from one category to another. */
export function MoveMoney({ categories, currency }: MoveMoneyProps) {
  const move = async (values: Record<string, string>, form: HTMLFormElement) => {
    const { from = "", to = "", amount = "" } = values;
    const said = words.budget.moved(`${currency} ${amount}`, nameOf(categories, from), nameOf(categories, to));
    if (await changeBook(said, "POST", "/v1/budget/move", { from, to, amount })) form.reset();
  };
  const options = <CategoryOptions categories={categories} />;
  return (
    <Panel title={words.budget.move}>
      <form class="form mt-3" onSubmit={onSubmit(move)}>
        <div class="form-row">
          <Select label={words.budget.moveFrom} name="from">
            {options}
          </Select>
          <Select label={words.budget.moveTo} name="to">
            {options}
          </Select>
          <Field label={words.amount} name="amount" inputMode="decimal" required />
        </div>
        <div class="form-buttons">
          <button class="chip" type="submit">
            {words.budget.moveIt}
          </button>
        </div>
      </form>
    </Panel>
  );
}
