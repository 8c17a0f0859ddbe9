import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Skeleton } from "./parts/skeleton.tsx";
import { Toasts } from "./parts/toasts.tsx";
import { useRoute } from "./route.ts";
import { HomeScreen } from "./screens/home.tsx";
import { words } from "./words/index.ts";

type Screen = ComponentType<{ query: URLSearchParams }>;

/** Screens that come when they are asked for; home is there from the start. */
const LATER: Readonly<Record<string, () => Promise<Screen>>> = {
  expenses: async () => (await import("./screens/expenses.tsx")).ExpensesScreen,
  budget: async () => (await import("./screens/budget.tsx")).BudgetScreen,
  advice: async () => (await import("./screens/advice.tsx")).AdviceScreen,
  insights: async () => (await import("./screens/insights.tsx")).InsightsScreen,
  settings: async () => (await import("./screens/settings.tsx")).SettingsScreen,
};

const arrived = new Map<string, Screen>([["home", HomeScreen]]);

/** Fetches a screen that is not there yet. @param name one that is unknown is passed over */
export async function bringScreen(name: string): Promise<void> {
  if (arrived.has(name)) return;
  const screen = await LATER[name]?.();
  if (screen) arrived.set(name, screen);
}

/** The screen of the address, and the messages over it. */
export function Screens() {
  const { screen, query } = useRoute();
  const name = screen in LATER ? screen : "home";
  const [, setArrivals] = useState(0);
  const Shown = arrived.get(name);
  useEffect(() => {
    markCurrent(name);
    // It may have arrived since this was drawn.
    if (Shown) return;
    void bringScreen(name).then(() => setArrivals((count) => count + 1));
  }, [name]);
  return (
    <>
      {Shown ? <Shown query={query} /> : <Skeleton lines={8} />}
      <Toasts />
    </>
  );
}

/** Says in links, title and scroll where one is. */
function markCurrent(name: string): void {
  for (const link of document.querySelectorAll("[data-screen]")) {
    if (link.getAttribute("data-screen") === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const title = Object.entries(words.screens).find(([key]) => key === name)?.[1];
  document.title = name === "home" || title === undefined ? "BudgetWise" : `${title} · BudgetWise`;
}
