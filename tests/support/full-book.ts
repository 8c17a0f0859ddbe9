import type { RunningApp } from "./run-app.ts";

/** What somebody spent: days before today, what, how much, where. */
const SPENT: readonly (readonly [days: number, what: string, amount: number, category: string])[] = [
  [25, "Rent", 1200, "housing"],
  [25, "Weekly shop", 82.4, "groceries"],
  [23, "Oat latte", 4.75, "dining"],
  [22, "Metro pass", 62, "transport"],
  [20, "Ramen", 34.2, "dining"],
  [18, "Weekly shop", 96.1, "groceries"],
  [16, "Cinema", 23, "entertainment"],
  [14, "Birthday dinner", 148.6, "dining"],
  [12, "Running shoes", 89, "shopping"],
  [11, "Weekly shop", 104.75, "groceries"],
  [8, "Pharmacy", 18.3, "health"],
  [6, "Tapas", 61.5, "dining"],
  [4, "Weekly shop", 88.9, "groceries"],
  [2, "Taxi", 14, "transport"],
  [1, "Market", 38.2, "groceries"],
  [0, "Oat latte", 4.75, "dining"],
];

const BILLS = [
  { description: "Phone", amount: 40, frequency: "monthly", category_id: "utilities", days: 1 },
  { description: "Netflix", amount: 15.49, frequency: "monthly", category_id: "subscriptions", days: 2 },
  { description: "Swim club", amount: 29, frequency: "monthly", category_id: "health", days: 6 },
  { description: "Car insurance", amount: 64, frequency: "monthly", category_id: "insurance", days: 12 },
];

/** Signs the owner in as a browser does. @returns the session's cookie */
export async function signInOwner({ app, url }: RunningApp): Promise<string> {
  const code = new URL(await app.signInLink()).searchParams.get("code");
  const response = await fetch(`${url}/v1/auth/signin`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

/** Gives the owner an income, a plan, bills and a month of entries, so that there is something to look at. */
export async function fillBook(running: RunningApp, cookie: string): Promise<void> {
  const today = Temporal.Now.plainDateISO("UTC");
  const post = async (path: string, body: object) => {
    const response = await fetch(`${running.url}/v1${path}`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };
  for (const [days, description, amount, category_id] of SPENT) {
    await post("/expenses", { description, amount, category_id, date: today.subtract({ days }).toString() });
  }
  await post("/ai/chat", { message: "limit housing to 1200" });
  await post("/budget/create", { income: "3400" });
  for (const { days, ...bill } of BILLS) {
    await post("/recurring", { ...bill, start_date: today.add({ days }).toString() });
  }
}
