import { afterEach, expect, it } from "vitest";
import * as z from "zod";
import { startTestServer, type TestServer } from "../test-server.ts";

let server: TestServer;

afterEach(() => server.close(0));

const logged = z.looseObject({ description: z.string() });

it("a key is known for 24 hours; after that it is a new one, and what it is sent with is done", async () => {
  server = await startTestServer();
  const cookie = await server.signIn();
  const post = async (description: string) => {
    const response = await fetch(`${server.url}/v1/expenses`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json", "idempotency-key": "again-and-again" },
      body: JSON.stringify({ amount: 3, description }),
    });
    return { status: response.status, body: z.looseObject({}).parse(await response.json()) };
  };
  const first = await post("Tea");
  expect(first.status).toBe(201);
  server.clock.now = server.clock.now.add({ hours: 23 });
  expect((await post("Tea")).body).toEqual(first.body);
  expect(await post("Coffee")).toMatchObject({ status: 422, body: { code: "key_reused" } });
  server.clock.now = server.clock.now.add({ hours: 2 });
  expect(await post("Coffee")).toMatchObject({ status: 201, body: { description: "Coffee" } });
  const response = await fetch(`${server.url}/v1/expenses`, { headers: { cookie } });
  const { expenses } = z.looseObject({ expenses: z.array(logged) }).parse(await response.json());
  expect(expenses.map(({ description }) => description).sort()).toEqual(["Coffee", "Tea"]);
});
