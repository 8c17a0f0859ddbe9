import { expect, test } from "vitest";
import { TOOLS } from "../tools/registry.ts";
import { MODEL_TOOLS, toolNamed } from "./tools.ts";

test("a model is shown every tool that is not for code only, in the registry's order", () => {
  const open = Object.values(TOOLS).filter(({ isInternal }) => !isInternal);
  expect(MODEL_TOOLS.map(({ name }) => name)).toEqual(open.map(({ name }) => name));
  expect(open.length).toBeLessThan(Object.keys(TOOLS).length);
});

test("arguments are described by a schema of an object that names what is required", () => {
  for (const { name, description, parameters } of MODEL_TOOLS) {
    expect(description, name).toMatch(/\.$/);
    expect(parameters, name).toMatchObject({ type: "object" });
    expect(JSON.stringify(parameters), name).not.toMatch(/propertyNames|"format":"date","pattern"/);
  }
  const log = MODEL_TOOLS.find(({ name }) => name === "log_expense");
  expect(log?.parameters).toMatchObject({
    properties: { amount: { type: "string" }, date: { type: "string", format: "date" } },
    required: ["amount", "description"],
    additionalProperties: false,
  });
});

test("no tool takes who is meant: that is bound to the turn", () => {
  for (const { name, parameters } of MODEL_TOOLS) {
    expect(JSON.stringify(parameters), name).not.toMatch(/"(?:person_id|user|user_id|ledger|ledger_id|actor)":/);
  }
});

test("a name that is none of a model's tools is nobody", () => {
  expect(toolNamed("log_expense")).toBe(TOOLS.log_expense);
  for (const name of ["edit_message", "propose", "toString", "", "LOG_EXPENSE"])
    expect(toolNamed(name)).toBeUndefined();
});
