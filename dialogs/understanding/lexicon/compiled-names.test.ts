import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openNames } from "./compiled-names.ts";

const FILE =
  "# how it was made\n= brand shopping\nzorblat\nzorblat two\n= hint dining groceries\nboutique\nzorblat\nпекарня\n";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("compiled names", () => {
  const meaningOf = openNames(bytes(FILE));

  it("tell what their block says", () => {
    expect(meaningOf("zorblat two")).toEqual({ category: "shopping", kind: "brand" });
    expect(meaningOf("boutique")).toEqual({ category: "dining", kind: "hint", rival: "groceries" });
    expect(meaningOf("пекарня")).toEqual({ category: "dining", kind: "hint", rival: "groceries" });
  });

  it("belong to the first block that claims them", () => {
    expect(meaningOf("zorblat")).toEqual({ category: "shopping", kind: "brand" });
  });

  it("are found whole or not at all", () => {
    for (const term of [
      "",
      "zorbla",
      "zorblat t",
      "zorblat two\n",
      "outique",
      "= brand shopping",
      "# how it was made",
      "e",
      "zorblat ".repeat(100),
    ])
      expect(meaningOf(term), term).toBeNull();
  });

  it("are found however many share a slot", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 1, maxLength: 300 }), (names) => {
        const [missing, ...known] = names;
        const find = openNames(bytes(`= brand pets\n${known.join("\n")}\n`));
        for (const name of known) expect(find(name)).toEqual({ category: "pets", kind: "brand" });
        expect(find(missing ?? "")).toBeNull();
      }),
    );
  });

  it("cannot be opened where a block says nothing that is known", () => {
    expect(() => openNames(bytes("= rumour shopping\nzorblat\n"))).toThrow("rumour");
  });
});
