import { runApp } from "../../tests/support/run-app.ts";
import type { Served } from "./served.ts";

/** The whole product with a plan, and a personal token. */
export async function serveBudgetWise(): Promise<Served> {
  const app = await runApp();
  const post = async (path: string, body: object, headers: Record<string, string> = {}): Promise<unknown> => {
    const response = await fetch(`${app.url}/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
    return response.json();
  };
  const invite = await app.app.signInLink();
  const account = { email: "bench@example.com", password: "a long way to Tipperary", full_name: "Bench", invite };
  const session = { authorization: `Bearer ${textIn(await post("/auth/register", account), "token")}` };
  await post("/budget/create", { income: 3000 }, session);
  const made = await post("/tokens", { name: "bench", scopes: ["read", "write"] }, session);
  return {
    url: app.url,
    headers: { authorization: `Bearer ${textIn(made, "token")}` },
    stop: () => app.stop(),
  };
}

function textIn(body: unknown, name: string): string {
  const value =
    typeof body === "object" && body !== null ? Object.entries(body).find(([key]) => key === name)?.[1] : null;
  if (typeof value !== "string") throw new Error(`There is no ${name} in the answer.`);
  return value;
}
