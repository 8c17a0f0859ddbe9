import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { RunningApp } from "../support/run-app.ts";
import type { Door } from "./door.ts";

const answer = z.looseObject({ content: z.string() });

/** The page's own requests. */
export const pageDoor: Door = {
  name: "page",
  missing: null,
  async open() {
    return {
      settings: {},
      async enter(running) {
        const code = new URL(await running.app.signInLink()).searchParams.get("code");
        const signedIn = await post(running, "/v1/auth/signin", { code });
        const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
        return {
          heard: async () => [],
          async say(message) {
            const response = await post(running, "/v1/ai/chat", { message }, { cookie });
            return answer.parse(await response.json()).content;
          },
        };
      },
      async knock(running, message) {
        const response = await post(running, "/v1/ai/chat", { message });
        return response.status === 401 ? null : response.text();
      },
      async forge(running) {
        const headers = { cookie: "__Host-budgetwise=made-up", origin: "https://elsewhere.example" };
        return (await post(running, "/v1/ai/chat", { message: "coffee 4" }, headers)).status;
      },
      violations: async () => [],
      close: async () => {},
    };
  },
};

function post(running: RunningApp, path: string, body: object, more: Record<string, string> = {}): Promise<Response> {
  return fetch(`${running.url}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
      origin: running.url,
      ...more,
    },
    body: JSON.stringify(body),
  });
}
