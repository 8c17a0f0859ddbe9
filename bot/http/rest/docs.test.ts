import { afterEach, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-server.ts";
import { openApi } from "./openapi.ts";
import { ROUTES } from "./routes.ts";

let server: TestServer;

afterEach(() => server.close(0));

it("tells programs and people of every endpoint, without a script and without another address", async () => {
  server = await startTestServer();
  expect(await (await fetch(`${server.url}/v1/openapi.json`)).json()).toEqual(openApi());
  const response = await fetch(`${server.url}/docs`);
  const page = await response.text();
  expect(response.headers.get("content-type")).toContain("text/html");
  for (const { path } of ROUTES) expect(page).toContain(`<code>${path}</code>`);
  expect(page).not.toMatch(/<script|https?:\/\/(?!json-schema)/);
});
