/** A bar that says in words what it shows. */
export function Meter({ label, value, max, text }: { label: string; value: number; max: number; text: string }) {
  const shown = Math.min(Math.max(value, 0), max);
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers draw their own meter each in its way
    <div
      class="meter"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={shown}
      aria-valuetext={text}
    >
      <span class="meter-fill" style={{ inlineSize: `${(shown / max) * 100}%` }} />
    </div>
  );
}
