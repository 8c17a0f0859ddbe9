import { useEffect, useMemo, useState } from "preact/hooks";
import type { CategoryList, Plan, Reason } from "../shapes.ts";
import { type Split, setPart, unassignedOf } from "../split.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";
import { nameOf } from "./entry-row.tsx";
import { Meter } from "./meter.tsx";

interface PlanSplitProps {
  readonly plan: Plan;
  readonly categories: CategoryList["categories"];
  /** The amounts that the person has set, as decimals. */
  readonly onLimits: (limits: readonly { readonly category_id: string; readonly amount: string }[]) => void;
}

/**
 * The split of an income, to be adjusted by slider or number. While a slider moves the others follow at once; when it rests
 * the server is asked, which knows bills and goals.
 */
export function PlanSplit({ plan, categories, onLimits }: PlanSplitProps) {
  const { format } = useViewer();
  const { currency, allocations, total_income, underfunded } = plan;
  const unit = format.unit(currency);
  const [fixed, setFixed] = useState<ReadonlySet<string>>(new Set());
  const proposed = useMemo<Split>(
    () => ({
      income: Math.round(total_income * unit),
      parts: new Map(
        allocations.map(({ category_id, allocated_amount }) => [category_id, Math.round(allocated_amount * unit)]),
      ),
      fixed,
    }),
    [plan],
  );
  const [split, setSplit] = useState(proposed);
  useEffect(() => setSplit(proposed), [proposed]);
  const shown = (minor: number) => format.amount(minor / unit, currency);
  const settle = (after: Split) => {
    setSplit(after);
    setFixed(after.fixed);
    onLimits([...after.fixed].map((id) => ({ category_id: id, amount: decimal(after.parts.get(id) ?? 0, unit) })));
  };
  const free = (id: string) => settle({ ...split, fixed: new Set([...fixed].filter((other) => other !== id)) });
  const unassigned = unassignedOf(split);
  const given = split.income - unassigned;
  const sum = words.budget.sum(shown(given), shown(split.income));
  return (
    <>
      <h3>{words.budget.proposed}</h3>
      <p class="quiet">{words.budget.proposedNote}</p>
      <p class="split-sum">{sum}</p>
      <Meter label={words.budget.proposed} value={given} max={split.income} text={sum} />
      {unassigned > 0 && <p class="quiet">{words.budget.unassigned(shown(unassigned))}</p>}
      {underfunded > 0 && <p class="bad">{words.budget.underfunded(format.amount(underfunded, currency))}</p>}
      <ul class="entries">
        {allocations.map(({ category_id: id, because }) => (
          <Part
            key={id}
            name={nameOf(categories, id)}
            minor={split.parts.get(id) ?? 0}
            income={split.income}
            unit={unit}
            shown={shown}
            because={because}
            currency={currency}
            isFixed={fixed.has(id)}
            onDrag={(minor) => setSplit(setPart({ ...split, fixed: split.fixed }, id, minor))}
            onRest={(minor) => settle(setPart(split, id, minor))}
            onFree={() => free(id)}
          />
        ))}
      </ul>
    </>
  );
}

interface PartProps {
  readonly name: string;
  readonly minor: number;
  readonly income: number;
  readonly unit: number;
  readonly shown: (minor: number) => string;
  readonly because: readonly Reason[];
  readonly currency: string;
  readonly isFixed: boolean;
  readonly onDrag: (minor: number) => void;
  readonly onRest: (minor: number) => void;
  readonly onFree: () => void;
}

function Part({ name, minor, income, unit, shown, because, currency, isFixed, onDrag, onRest, onFree }: PartProps) {
  const { format } = useViewer();
  const why = ({ code, amount, percent }: Reason) =>
    words.budget.because[code]?.(amount === undefined ? format.percent(percent ?? 0) : format.amount(amount, currency));
  const type = (text: string) => {
    const amount = Number(text.trim().replace(",", "."));
    if (text.trim() !== "" && Number.isFinite(amount)) onRest(amount * unit);
  };
  return (
    <li class="part-row">
      <span class="part-name">
        {name}
        {isFixed && (
          <button class="plain" type="button" aria-label={words.budget.freeOf(name)} onClick={onFree}>
            {words.budget.free}
          </button>
        )}
      </span>
      <input
        key={minor}
        class="part-amount"
        inputMode="decimal"
        aria-label={words.budget.change(name)}
        defaultValue={decimal(minor, unit)}
        onChange={({ currentTarget }) => type(currentTarget.value)}
      />
      <input
        class="part-slider"
        type="range"
        min={0}
        max={income}
        step={unit}
        aria-label={words.budget.shareOf(name)}
        aria-valuetext={shown(minor)}
        value={minor}
        onInput={({ currentTarget }) => onDrag(currentTarget.valueAsNumber)}
        onChange={({ currentTarget }) => onRest(currentTarget.valueAsNumber)}
      />
      <span class="quiet">{because.map(why).filter(Boolean).join("; ")}</span>
    </li>
  );
}

/** An amount of minor units as a decimal without rounding: 1250 of 100 is `12.50`. */
function decimal(minor: number, unit: number): string {
  return (minor / unit).toFixed(Math.round(Math.log10(unit)));
}
