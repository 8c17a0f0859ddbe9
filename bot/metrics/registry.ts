/** Names and values that tell samples of one metric apart. Only words of ours: never an id, an address or what anybody said. */
export type Labels = Readonly<Record<string, string>>;

/** Grows only. */
export interface Counter {
  /** @param by ≥ 0; 1 when left out */
  add(labels: Labels, by?: number): void;
}

/** How many values lie below each of some bounds. */
export interface Histogram {
  observe(labels: Labels, value: number): void;
}

/** One value of a gauge, or of a counter that somebody else counts. */
export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** What a metric is called, and what it says. */
export interface Naming {
  /** In Prometheus' manner: unit last, `_total` for counters. */
  readonly name: string;
  readonly help: string;
}

/** Counts of a process, told in Prometheus' text format (0.0.4). */
export interface Registry {
  counter(naming: Naming): Counter;
  /** @param bounds upper bounds, growing */
  histogram(naming: Naming & { readonly bounds: readonly number[] }): Histogram;
  /** The counts, in the order in which they were defined. */
  text(): string;
}

/** An empty one. */
export function createRegistry(): Registry {
  const metrics: (() => string)[] = [];
  return {
    counter(naming) {
      const series = new Map<string, { readonly labels: Labels; value: number }>();
      metrics.push(() => metricText("counter", naming, [...series.values()]));
      return {
        add(labels, by = 1) {
          const key = braced(labels);
          const known = series.get(key);
          if (known) known.value += by;
          else series.set(key, { labels, value: by });
        },
      };
    },
    histogram({ bounds, ...naming }) {
      const series = new Map<string, Spread>();
      metrics.push(() => histogramText(naming, bounds, [...series.values()]));
      return {
        observe(labels, value) {
          const key = braced(labels);
          const spread = series.get(key) ?? { labels, counts: bounds.map(() => 0), count: 0, sum: 0 };
          series.set(key, spread);
          spread.count += 1;
          spread.sum += value;
          for (const [index, bound] of bounds.entries())
            if (value <= bound) spread.counts[index] = at(spread, index) + 1;
        },
      };
    },
    text: () => metrics.map((metric) => metric()).join(""),
  };
}

interface Spread {
  readonly labels: Labels;
  /** By bound: how many values are not above it. */
  readonly counts: number[];
  count: number;
  sum: number;
}

function at({ counts }: Spread, index: number): number {
  return counts[index] ?? 0;
}

/** A metric that is not kept here: its values as they are just now. */
export function metricText(type: "counter" | "gauge", { name, help }: Naming, samples: readonly Sample[]): string {
  return `${head(type, name, help)}${samples.map(({ labels, value }) => line(name, labels, value)).join("")}`;
}

function histogramText({ name, help }: Naming, bounds: readonly number[], series: readonly Spread[]): string {
  const lines = series.flatMap((spread) => [
    ...bounds.map((bound, index) => line(`${name}_bucket`, { ...spread.labels, le: String(bound) }, at(spread, index))),
    line(`${name}_bucket`, { ...spread.labels, le: "+Inf" }, spread.count),
    line(`${name}_sum`, spread.labels, spread.sum),
    line(`${name}_count`, spread.labels, spread.count),
  ]);
  return `${head("histogram", name, help)}${lines.join("")}`;
}

function head(type: string, name: string, help: string): string {
  return `# HELP ${name} ${help.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")}\n# TYPE ${name} ${type}\n`;
}

function line(name: string, labels: Labels, value: number): string {
  return `${name}${braced(labels)} ${value}\n`;
}

function braced(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
