import { useId, useRef } from "preact/hooks";
import { axisSteps } from "../scale.ts";
import type { Pace } from "../shapes.ts";
import { useViewer } from "../viewer.ts";
import { words } from "../words/index.ts";
import { useWidth } from "./use-width.ts";

const HEIGHT = 208;
const TOP = 12;
const BOTTOM = 26;
const RIGHT = 10;

/** Flexible spending as a line, against the dashed even pace of the plan. */
export function PaceLine({ pace }: { pace: Pace }) {
  const { format } = useViewer();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 640);
  const [title, description] = [useId(), useId()];
  const { currency, days, planned_amount: planned, period } = pace;
  const last = days.at(-1);
  const count = dayCount(period.start, period.end);
  const steps = axisSteps(Math.max(planned ?? 0, ...days.map(({ spent_amount }) => spent_amount)));
  const highest = steps.at(-1) || 1;
  const labels = steps.map((step) => format.amount(step, currency));
  const left = Math.max(...labels.map((label) => label.length)) * 7.5 + 12;
  const x = (day: number) => left + ((width - left - RIGHT) * (day - 1)) / Math.max(1, count - 1);
  const y = (amount: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.max(0, amount) / highest);
  const line = days.map(({ spent_amount }, index) => `${x(index + 1)},${y(spent_amount)}`).join(" ");
  const ground = y(0);
  return (
    <div class="pace" ref={box}>
      <svg width={width} height={HEIGHT} role="img" aria-labelledby={`${title} ${description}`}>
        <title id={title}>{words.pace.title}</title>
        <desc id={description}>
          {last ? words.pace.described(format.amount(last.spent_amount, currency), format.day(last.date)) : ""}
        </desc>
        {steps.map((step, index) => (
          <g key={step} class="pace-step">
            <line x1={left} x2={width - RIGHT} y1={y(step)} y2={y(step)} />
            <text x={left - 10} y={y(step) + 4} text-anchor="end">
              {labels[index]}
            </text>
          </g>
        ))}
        {weekMarks(count).map((day) => (
          <text key={day} class="pace-day" x={x(day)} y={HEIGHT - 6} text-anchor={day === count ? "end" : "middle"}>
            {dayOfMonth(period.start, day)}
          </text>
        ))}
        {planned !== null && <line class="pace-even" x1={x(1)} y1={y(planned / count)} x2={x(count)} y2={y(planned)} />}
        <polygon class="pace-area" points={`${x(1)},${ground} ${line} ${x(days.length)},${ground}`} />
        <polyline class="pace-spent" points={line} />
        {last && <circle class="pace-now" cx={x(days.length)} cy={y(last.spent_amount)} r={5.5} />}
      </svg>
      <p class="quiet">{paceWords(pace, (amount) => format.amount(amount, currency))}</p>
    </div>
  );
}

function paceWords({ days, even_amount: even }: Pace, amount: (value: number) => string): string {
  if (even === null) return words.pace.noPlan;
  const difference = Math.round(((days.at(-1)?.spent_amount ?? 0) - even) * 100) / 100;
  const { ahead, behind, even: onPace, dashed } = words.pace;
  const first = difference > 0 ? ahead(amount(difference)) : difference < 0 ? behind(amount(-difference)) : onPace;
  return `${first} ${dashed}`;
}

function weekMarks(count: number): number[] {
  const weeks = [1, 8, 15, 22].filter((day) => day < count - 3);
  return [...weeks, count];
}

function dayCount(start: string, end: string): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000) + 1;
}

function dayOfMonth(start: string, day: number): number {
  return new Date(Date.parse(start) + (day - 1) * 86_400_000).getUTCDate();
}
