import type { Home } from "../api.ts";
import { createLoader } from "../data.ts";
import { useCategories, useHome } from "../loaders.ts";
import { Failure } from "../parts/failure.tsx";
import { MoveMoney } from "../parts/move-money.tsx";
import { Panel } from "../parts/panel.tsx";
import { PlanMaker } from "../parts/plan-maker.tsx";
import { Priorities } from "../parts/priorities.tsx";
import { Skeleton } from "../parts/skeleton.tsx";
import { WhatIfForm } from "../parts/what-if-form.tsx";
import type { Plan } from "../shapes.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";
import { changeBook } from "../writes.ts";

const usePlan = createLoader<Plan>();

/** The plan: made step by step, then changed part by part. */
export function BudgetScreen() {
  const { data: home, error } = useHome("/v1/budget/summary");
  const { data: categories } = useCategories("/v1/ranking/categories");
  const plan = usePlan(home && `/v1/budget/${home.month}`);
  if (!home || !categories) return error ? <Failure error={error} /> : <Skeleton lines={8} />;
  const all = categories.categories;
  if (!plan.data) {
    if (!plan.error) return <Skeleton lines={8} />;
    return "status" in plan.error && plan.error.status === 404 ? (
      <PlanMaker title={words.budget.noPlan} note={words.budget.start} categories={all} />
    ) : (
      <Failure error={plan.error} />
    );
  }
  return (
    <div class="screen-stack">
      <Allocations home={home} income={plan.data.total_income} underfunded={plan.data.underfunded} />
      <MoveMoney categories={all} currency={plan.data.currency} />
      <WhatIfForm />
      <Priorities />
      <PlanMaker title={words.budget.newIncome} note={words.budget.start} categories={all} />
    </div>
  );
}

interface AllocationsProps {
  readonly home: Home;
  readonly income: number;
  readonly underfunded: number;
}

/** What each category has now: the plan's part, with limits and moved money in it, as the summary tells it. */
function Allocations({ home, income, underfunded }: AllocationsProps) {
  const { format } = useViewer();
  const { currency, month, categories } = home;
  const sorted = categories.toSorted((a, b) => b.allocated_amount - a.allocated_amount);
  // Parts are whole minor units, so what adding them up as numbers leaves behind is no money.
  const exact = (value: number) => Math.round(value * 1e4) / 1e4;
  const given = exact(sorted.reduce((total, { allocated_amount }) => total + allocated_amount, 0));
  const unassigned = exact(income - given);
  const change = (category: string, name: string, amount: string) =>
    void changeBook(words.budget.changed(name, amount), "PUT", `/v1/budget/allocations/${category}`, { amount });
  return (
    <Panel
      title={words.budget.plan(format.month(month))}
      aside={<p class="quiet">{words.budget.sum(format.amount(given, currency), format.amount(income, currency))}</p>}
    >
      {unassigned > 0 && <p class="quiet teach">{words.budget.unassigned(format.amount(unassigned, currency))}</p>}
      {underfunded > 0 && <p class="bad teach">{words.budget.underfunded(format.amount(underfunded, currency))}</p>}
      <ul class="entries">
        {sorted.map(({ category_id, name, allocated_amount, spent_amount }) => (
          <li key={category_id} class="split-row">
            <span>{name}</span>
            <span class="quiet">
              {words.home.spentOf(format.amount(spent_amount, currency), format.amount(allocated_amount, currency))}
              {spent_amount > allocated_amount && (
                <>
                  {", "}
                  <b class="bad">{words.home.over(format.amount(exact(spent_amount - allocated_amount), currency))}</b>
                </>
              )}
            </span>
            <input
              key={allocated_amount}
              inputMode="decimal"
              aria-label={words.budget.change(name)}
              defaultValue={String(allocated_amount)}
              onChange={({ currentTarget }) => change(category_id, name, currentTarget.value.trim())}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
