import { useState } from "preact/hooks";
import { change } from "../api.ts";
import type { WhatIf } from "../shapes.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";
import { reasonOf } from "../writes.ts";
import { Field, onSubmit, Select } from "./field.tsx";
import { Panel } from "./panel.tsx";

/** What would be left if something were spent as well, had not been spent, or if another income came in. Nothing is stored. */
export function WhatIfForm() {
  const { format } = useViewer();
  const [kind, setKind] = useState("add");
  const [answer, setAnswer] = useState("");
  const ask = async ({ what = "income", amount = "" }: Record<string, string>) => {
    try {
      const changes = [{ kind, what, ...(kind === "skip" ? {} : { amount }) }];
      const response = await change("POST", "/v1/budget/what-if", { changes });
      const { currency, free_to_spend: now, free_to_spend_then: then }: WhatIf = await response.json();
      setAnswer(
        now === null || then === null
          ? words.budget.whatIfUnknown
          : words.budget.whatIfAnswer(format.amount(now, currency), format.amount(then, currency)),
      );
    } catch (error) {
      setAnswer(reasonOf(error));
    }
  };
  return (
    <Panel title={words.budget.whatIf} aside={<p class="quiet">{words.budget.whatIfNote}</p>}>
      <form class="form mt-3" onSubmit={onSubmit(ask)}>
        <div class="form-row">
          <Select
            label={words.budget.whatIf}
            value={kind}
            onChange={({ currentTarget }) => setKind(currentTarget.value)}
          >
            {Object.entries(words.budget.whatIfKinds).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          {kind !== "income" && <Field label={words.budget.whatIfOn} name="what" maxLength={100} required />}
          {kind !== "skip" && <Field label={words.amount} name="amount" inputMode="decimal" required />}
        </div>
        <div class="form-buttons">
          <button class="chip" type="submit">
            {words.budget.whatIfAsk}
          </button>
        </div>
        <p role="status">{answer}</p>
      </form>
    </Panel>
  );
}
