import { readFileSync } from "node:fs";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/ajv";
import { expect } from "vitest";
import * as z from "zod";

const content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()).optional() }));

const operation = z.object({
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
});

const { paths, components } = z
  .object({ paths: z.record(z.string(), z.record(z.string(), operation)), components: z.unknown() })
  .parse(JSON.parse(readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8")));

/** A request with its answer, as they went over the wire. */
export interface Sent {
  readonly method: string;
  /** Without `/v1`. */
  readonly path: string;
  /** What was sent as JSON; undefined: nothing. */
  readonly sent: unknown;
  readonly status: number;
  /** Of the answer, without its parameters. */
  readonly type: string | undefined;
  readonly body: unknown;
}

/** Fails the test where an answer, or a request that was taken, is not as docs/openapi.json says. */
export function assertFitsOpenApi({ method, path, sent, status, type, body }: Sent): void {
  const [template, its] = operationAt(method, path.split("?")[0] ?? "");
  const name = `${method} ${template}`;
  if (!its) {
    expect(status, `${method} ${path} is no endpoint`).toBeGreaterThanOrEqual(400);
    return;
  }
  const answer = its.responses[String(status)];
  expect(answer, `${name} may answer ${status}`).toBeDefined();
  // A stream's events are described in words.
  if (type === "text/event-stream") return;
  // What is said of a message that is taken, and not answered yet, is no part of its answer's schema.
  if (status !== 202) {
    const types = Object.keys(answer?.content ?? {});
    if (type === undefined) expect(types, `${name} ${status} answers nothing`).toEqual([]);
    else expect(types, `${name} ${status} answers`).toContain(type);
    assertFits(`${name} ${status} answered`, answer?.content?.[type ?? ""]?.schema, body);
  }
  if (status < 300 && sent !== undefined) {
    assertFits(`${name} took`, its.requestBody?.content["application/json"]?.schema, sent);
  }
}

/** One that is written out goes before one with a parameter in its place. */
function operationAt(method: string, path: string) {
  const found = Object.entries(paths)
    .filter(([template]) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path))
    .toSorted(([one], [other]) => one.split("{").length - other.split("{").length);
  const [template, its] = found.find(([, methods]) => methods[method.toLowerCase()]) ?? [path];
  return [template, its?.[method.toLowerCase()]] as const;
}

const validator = new AjvJsonSchemaValidator();

const known = new Map<object, ReturnType<typeof validator.getValidator>>();

function assertFits(what: string, schema: Record<string, unknown> | undefined, value: unknown): void {
  if (schema === undefined) return;
  // References point at the components of the whole document.
  const whole: Record<string, unknown> = { allOf: [schema], components };
  const check = known.get(schema) ?? validator.getValidator(whole);
  known.set(schema, check);
  const { valid, errorMessage } = check(value);
  expect(valid, `${what}: ${errorMessage}`).toBe(true);
}
