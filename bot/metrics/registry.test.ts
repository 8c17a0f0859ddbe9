import { describe, expect, it } from "vitest";
import { createRegistry, metricText } from "./registry.ts";

describe("a registry", () => {
  it("tells a counter's series, each with what was added to it", () => {
    const registry = createRegistry();
    const turns = registry.counter({ name: "turns_total", help: "Turns." });
    turns.add({ channel: "sms" });
    turns.add({ channel: "web" }, 2);
    turns.add({ channel: "sms" }, 0.5);
    expect(registry.text()).toBe(
      '# HELP turns_total Turns.\n# TYPE turns_total counter\nturns_total{channel="sms"} 1.5\nturns_total{channel="web"} 2\n',
    );
  });

  it("counts a histogram's values below each bound, the bound included", () => {
    const registry = createRegistry();
    const seconds = registry.histogram({ name: "seconds", help: "Seconds.", bounds: [0.1, 1] });
    for (const value of [0.1, 0.5, 3]) seconds.observe({}, value);
    expect(registry.text().split("\n").slice(2, -1)).toEqual([
      'seconds_bucket{le="0.1"} 1',
      'seconds_bucket{le="1"} 2',
      'seconds_bucket{le="+Inf"} 3',
      "seconds_sum 3.6",
      "seconds_count 3",
    ]);
  });

  it("keeps a label's value within its quotes, and a help text on its line", () => {
    const text = metricText("gauge", { name: "g", help: "a\\b\nc" }, [{ labels: { l: 'say "\\"\n' }, value: 1 }]);
    expect(text).toBe('# HELP g a\\\\b\\nc\n# TYPE g gauge\ng{l="say \\"\\\\\\"\\n"} 1\n');
  });
});
