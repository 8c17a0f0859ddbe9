import { useState } from "preact/hooks";
import { change } from "../api.ts";
import { refreshAll } from "../data.ts";
import { Field, onSubmit } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import type { Advice } from "../shapes.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";
import { reasonOf } from "../writes.ts";

/** Whether to buy something: the verdict that the chat gives. */
export function AdviceScreen() {
  const [advice, setAdvice] = useState<(Advice & { readonly item: string }) | null>(null);
  const [problem, setProblem] = useState("");
  const [isAsking, setAsking] = useState(false);
  const ask = async ({ item = "", amount = "" }: Record<string, string>) => {
    setAsking(true);
    setProblem("");
    try {
      const response = await change("POST", "/v1/ai/analyze-purchase", { item_description: item, amount });
      const answer: Advice = await response.json();
      setAdvice({ ...answer, item });
      refreshAll();
    } catch (error) {
      setAdvice(null);
      setProblem(reasonOf(error));
    }
    setAsking(false);
  };
  return (
    <div class="screen-stack">
      <Panel title={words.advice.title}>
        <p class="quiet">{words.advice.note}</p>
        <form class="form mt-3" onSubmit={onSubmit(ask)}>
          <div class="form-row">
            <Field label={words.advice.item} name="item" maxLength={200} required />
            <Field label={words.amount} name="amount" inputMode="decimal" required />
          </div>
          <div class="form-buttons">
            <button class="primary" type="submit" disabled={isAsking}>
              {words.advice.ask}
            </button>
          </div>
        </form>
        <p class="teach" role="status">
          {problem}
        </p>
      </Panel>
      {advice && <Verdict advice={advice} item={advice.item} />}
    </div>
  );
}

function Verdict({ advice, item }: { advice: Advice; item: string }) {
  const { format, writeToChat } = useViewer();
  const { decision, reason, impact_on_budget, alternative_suggestions: ways, amount, currency, affordable_on } = advice;
  return (
    <section class={`panel verdict ${decision}`} aria-live="polite">
      <h2>
        {item} · {format.amount(amount, currency)} · {advice.category}
      </h2>
      <p class="verdict-word">{words.advice.verdict[decision]}</p>
      <p>{reason}</p>
      <p class="quiet">{impact_on_budget}</p>
      {affordable_on && <p class="quiet">{words.advice.affordable(format.day(affordable_on))}</p>}
      {ways.length > 0 && (
        <div>
          <h3 class="quiet">{words.advice.alternatives}</h3>
          <p class="quiet">{words.advice.toChat}</p>
          <div class="choices mt-2">
            {ways.map((way) => (
              <button key={way} class="chip" type="button" onClick={() => writeToChat(way)}>
                {way}
              </button>
            ))}
          </div>
        </div>
      )}
    </section>
  );
}
