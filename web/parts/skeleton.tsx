import { words } from "../words/index.ts";

/** Stands where something will be, in about its size. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <section class="panel skeleton" aria-busy="true">
      <span class="hidden">{words.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} class="bone" style={{ inlineSize: `${90 - ((index * 23) % 50)}%` }} />
      ))}
    </section>
  );
}
