import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openApi } from "./openapi.ts";
import { ROUTES } from "./routes.ts";

const kept: unknown = JSON.parse(readFileSync(new URL("../../../docs/openapi.json", import.meta.url), "utf8"));

describe("docs/openapi.json", () => {
  it("is what the endpoints are; `npm run openapi` writes it anew", () => {
    expect(kept).toEqual(openApi());
  });

  it("names every operation once, and refers to nothing that is not there", () => {
    const text = JSON.stringify(kept);
    // What a link names stands there once more.
    const named = [...text.matchAll(/"operationId":"(\w+)"(,"parameters":\{)?/g)];
    const ids = named.flatMap(([, id, isLink]) => (isLink === undefined ? [id] : []));
    const linked = named.flatMap(([, id, isLink]) => (isLink === undefined ? [] : [id]));
    expect(ids).toEqual(expect.arrayContaining(linked));
    expect(linked).toContain("deleteExpensesId");
    expect(ids).toHaveLength(ROUTES.length);
    expect(new Set(ids).size).toBe(ids.length);
    const { components } = openApi();
    for (const [, name = ""] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
      expect(JSON.stringify(components)).toContain(`"${name}":`);
    }
    expect(text).not.toContain("$defs");
  });

  it("has an example for every body that works as it stands", () => {
    for (const { body, example, path } of ROUTES) {
      if (body) expect(body.safeParse(example).success, path).toBe(true);
    }
  });
});
