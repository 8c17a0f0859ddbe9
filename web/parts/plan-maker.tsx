import { useState } from "preact/hooks";
import { change } from "../api.ts";
import type { CategoryList, Plan, Reason } from "../shapes.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words.ts";
import { changeBook, reasonOf } from "../writes.ts";
import { nameOf } from "./entry-row.tsx";
import { Field, onSubmit } from "./field.tsx";
import { Panel } from "./panel.tsx";

interface PlanMakerProps {
  readonly title: string;
  readonly note: string;
  readonly categories: CategoryList["categories"];
}

/** Income and goals, then the split with its reasons, then the plan: nothing is stored before the last step. */
export function PlanMaker({ title, note, categories }: PlanMakerProps) {
  const [proposed, setProposed] = useState<{ plan: Plan; income: string; goals: readonly string[] } | null>(null);
  const [problem, setProblem] = useState("");
  const preview = async ({ income = "", goals = "" }: Record<string, string>) => {
    setProblem("");
    try {
      const response = await change("POST", "/v1/budget/preview", { income });
      const plan: Plan = await response.json();
      const lines = goals.split("\n").map((line) => line.trim());
      setProposed({ plan, income, goals: lines.filter((line) => line !== "") });
    } catch (error) {
      setProposed(null);
      setProblem(reasonOf(error));
    }
  };
  const make = async (income: string, goals: readonly string[]) => {
    const wish = { income, ...(goals.length > 0 ? { goals } : {}) };
    if (await changeBook(words.budget.made, "POST", "/v1/budget/create", wish)) setProposed(null);
  };
  return (
    <Panel title={title}>
      <p class="quiet teach">{note}</p>
      <form class="form mt-3" onSubmit={onSubmit(preview)}>
        <Field label={words.budget.income} name="income" inputMode="decimal" required />
        <div class="field">
          <label>
            {words.budget.goals}
            <textarea name="goals" rows={2} maxLength={1_000} placeholder={words.budget.goalsHint} />
          </label>
        </div>
        <div class="form-buttons">
          <button class="chip" type="submit">
            {words.budget.preview}
          </button>
        </div>
        <p role="status">{problem}</p>
      </form>
      {proposed && (
        <div>
          <Proposed plan={proposed.plan} categories={categories} />
          <div class="form-buttons mt-3">
            <button class="primary" type="button" onClick={() => void make(proposed.income, proposed.goals)}>
              {words.budget.make}
            </button>
            <button class="chip" type="button" onClick={() => setProposed(null)}>
              {words.cancel}
            </button>
          </div>
        </div>
      )}
    </Panel>
  );
}

function Proposed({ plan, categories }: { plan: Plan; categories: CategoryList["categories"] }) {
  const { format } = useViewer();
  const { currency, allocations, unassigned } = plan;
  const why = ({ code, amount, percent }: Reason) =>
    words.budget.because[code]?.(amount === undefined ? `${percent ?? ""} %` : format.amount(amount, currency));
  return (
    <>
      <h3>{words.budget.proposed}</h3>
      <p class="quiet">{words.budget.proposedNote}</p>
      {unassigned > 0 && <p class="quiet">{words.budget.unassigned(format.amount(unassigned, currency))}</p>}
      <ul class="entries">
        {allocations.map(({ category_id, allocated_amount, because }) => (
          <li key={category_id} class="split-row">
            <span>{nameOf(categories, category_id)}</span>
            <span class="split-amount">{format.amount(allocated_amount, currency)}</span>
            <span class="quiet">{because.map(why).filter(Boolean).join("; ")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
