import { expect, it } from "vitest";
import { fillIn } from "./fill-in.ts";

it("puts sentences where a document names them", () => {
  expect(fillIn("<title>{{pin.title}}</title><a>{{screens.advice}}</a>")).toBe(
    "<title>Phone PIN · BudgetWise</title><a>Buy it?</a>",
  );
});

it.each(["pin.none", "pin", "home.until", "pin.title.length"])("refuses %s, which is no sentence", (path) => {
  expect(() => fillIn(`{{${path}}}`)).toThrow(RangeError);
});
