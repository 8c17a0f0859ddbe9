import { useMemo, useRef, useState } from "preact/hooks";
import { change } from "../api.ts";
import { latestOnly } from "../latest-only.ts";
import type { CategoryList, Plan } from "../shapes.ts";
import { words } from "../words/index.ts";
import { changeBook, reasonOf } from "../writes.ts";
import { Field, onSubmit } from "./field.tsx";
import { Panel } from "./panel.tsx";
import { PlanSplit } from "./plan-split.tsx";

interface PlanMakerProps {
  readonly title: string;
  readonly note: string;
  readonly categories: CategoryList["categories"];
}

/** What a plan is asked to be, as the API takes it. */
interface Wish {
  readonly income: string;
  readonly goals: readonly string[];
  readonly limits: readonly { readonly category_id: string; readonly amount: string }[];
}

/**
 * Income and goals, then the split with its reasons, to be adjusted; then the plan. Nothing is stored before the last step,
 * and the server works out each split, so that what is seen is what is made.
 */
export function PlanMaker({ title, note, categories }: PlanMakerProps) {
  const [proposed, setProposed] = useState<{ readonly plan: Plan; readonly wish: Wish } | null>(null);
  const [problem, setProblem] = useState("");
  const wanted = useRef<Wish | null>(null);
  const preview = useMemo(
    () =>
      latestOnly(async () => {
        const wish = wanted.current;
        if (wish === null) return;
        try {
          const response = await change("POST", "/v1/budget/preview", wish);
          const plan: Plan = await response.json();
          if (wanted.current === wish) setProposed({ plan, wish });
          setProblem("");
        } catch (error) {
          setProblem(reasonOf(error));
        }
      }),
    [],
  );
  const want = (wish: Wish | null) => {
    wanted.current = wish;
    if (wish === null) setProposed(null);
    else preview();
  };
  const begin = ({ income = "", goals = "" }: Record<string, string>) => {
    const lines = goals.split("\n").map((line) => line.trim());
    want({ income, goals: lines.filter((line) => line !== ""), limits: [] });
  };
  const make = async (wish: Wish) => {
    if (await changeBook(words.budget.made, "POST", "/v1/budget/create", wish)) want(null);
  };
  return (
    <Panel title={title}>
      <p class="quiet teach">{note}</p>
      <form class="form mt-3" onSubmit={onSubmit(begin)}>
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
          <PlanSplit
            plan={proposed.plan}
            categories={categories}
            onLimits={(limits) => want({ ...proposed.wish, limits })}
          />
          <div class="form-buttons mt-3">
            <button class="primary" type="button" onClick={() => void make(proposed.wish)}>
              {words.budget.make}
            </button>
            <button class="chip" type="button" onClick={() => want(null)}>
              {words.cancel}
            </button>
          </div>
        </div>
      )}
    </Panel>
  );
}
