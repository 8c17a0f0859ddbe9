import fc from "fast-check";
import type { Block } from "../../dialogs/channel.ts";

/** What people, merchants and models may have written, and what some platform might take for more than that. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(
      ...[
        "<",
        ">",
        "&",
        "&amp;",
        "</pre>",
        "<!channel>",
        "<@U1>",
        "<at>Ann</at>",
        "```",
        "**",
        "[a](https://b.example)",
      ],
      ...["{{DATE(2026-06-10T12:00:00Z)}}", "\n", "  ", "é", "🍕", "👨‍👩‍👧", "\u{D800}", "\u202E", "word "],
    ),
    maxLength: 2000,
    size: "max",
  }),
);

/** Any block that is no choice. */
export const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: anyText }),
  fc.record({
    kind: fc.constant("fields" as const),
    fields: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("table" as const),
    title: anyText,
    columns: fc.array(anyText, { maxLength: 3 }),
    rows: fc.array(fc.array(anyText, { maxLength: 3 }), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("picture" as const),
    url: fc.constantFrom("https://example.org/a.png", "http://localhost/a.png", "no url"),
    alt: anyText,
  }),
);
