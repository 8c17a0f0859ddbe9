import { useRef, useState } from "preact/hooks";
import { createLoader } from "../data.ts";
import type { PriorityList } from "../shapes.ts";
import { words } from "../words/index.ts";
import { changeBook } from "../writes.ts";
import { Panel } from "./panel.tsx";

const usePriorities = createLoader<PriorityList>();

const [LOWEST, HIGHEST] = [1, 10] as const;

/** Keys that raise and lower, whichever way the text runs. */
const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 3, PageDown: -3 };

/** What money goes to first. A category is dragged to where another one stands, or raised and lowered by arrow keys. */
export function Priorities() {
  const { data } = usePriorities("/v1/ranking/priorities");
  const [over, setOver] = useState("");
  const isDragged = useRef(false);
  if (!data) return null;
  const { priorities } = data;
  const put = ({ category_id, name, priority: before }: PriorityList["priorities"][number], priority: number) => {
    const wanted = Math.min(HIGHEST, Math.max(LOWEST, priority));
    if (wanted === before) return;
    const said = words.priorities.put(name, wanted);
    void changeBook(said, "PUT", `/v1/ranking/priorities/${category_id}`, { custom_priority: wanted });
  };
  const rowAt = (event: PointerEvent) =>
    document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-rank]")?.dataset.rank ?? "";
  return (
    <Panel title={words.priorities.title}>
      <p class="quiet teach">{words.priorities.note}</p>
      <ol class="priorities">
        {priorities.map((one) => {
          const { category_id: id, name, priority, rank } = one;
          return (
            <li key={id} class={over === id ? "priority-row over-here" : "priority-row"} data-rank={id}>
              <button
                class="handle"
                type="button"
                role="slider"
                aria-label={name}
                aria-orientation="vertical"
                aria-valuemin={LOWEST}
                aria-valuemax={HIGHEST}
                aria-valuenow={priority}
                aria-valuetext={words.priorities.place(priority, rank, priorities.length)}
                onKeyDown={(event) => {
                  const step = STEPS[event.key];
                  if (step === undefined) return;
                  event.preventDefault();
                  put(one, priority + step);
                }}
                onPointerDown={({ currentTarget, pointerId }) => {
                  isDragged.current = true;
                  currentTarget.setPointerCapture(pointerId);
                }}
                onPointerMove={(event) => {
                  if (isDragged.current) setOver(rowAt(event));
                }}
                onPointerUp={(event) => {
                  const target = priorities.find(({ category_id }) => category_id === rowAt(event));
                  if (isDragged.current && target && target !== one) put(one, target.priority);
                  isDragged.current = false;
                  setOver("");
                }}
                onPointerCancel={() => {
                  isDragged.current = false;
                  setOver("");
                }}
              >
                <span class="grip" aria-hidden="true" />
              </button>
              <span>{name}</span>
              <span class="quiet">{words.priorities.of(priority)}</span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
