import { type Account, getJson, type Home, postJson, Refused } from "./api.ts";
import { startChat } from "./chat.ts";
import { byId } from "./dom.ts";
import { createFormat, type Format } from "./format.ts";
import { showHome } from "./home.ts";
import { latestOnly } from "./latest-only.ts";
import { listenForChanges } from "./live.ts";
import { pauseOrOnline } from "./pause.ts";
import { setUpViews } from "./views.ts";

const notice = byId("notice", HTMLElement);
const home = byId("home", HTMLElement);

void start();

async function start(): Promise<void> {
  const account = await readAccount();
  const format = createFormat(account.locale, localToday);
  const views = setUpViews();
  const refreshHome = latestOnly(() => guarded(() => readHome(format)));
  const chat = startChat({
    person: account.id,
    onEmpty: () => views.suggestChat(),
    onSignedOut: leave,
    onAnswer() {
      views.noteNews();
      refreshHome();
    },
  });
  const refreshChat = latestOnly(() => guarded(() => chat.refresh()));
  byId("sign-out", HTMLButtonElement).addEventListener("click", () => void signOut());
  listenForChanges(() => {
    refreshHome();
    refreshChat();
  }, showConnection);
}

/** The page is of no use before it knows whose it is, so it asks until it is told. */
async function readAccount(): Promise<Account> {
  for (;;) {
    try {
      return await getJson<Account>("/v1/auth/me");
    } catch (error) {
      if (isSignedOut(error)) leave();
      showConnection(false);
      await pauseOrOnline(3_000);
    }
  }
}

async function readHome(format: Format): Promise<void> {
  const view = await getJson<Home>("/v1/budget/summary");
  byId("period", HTMLElement).textContent = format.month(view.month);
  showHome(home, view, format);
}

/** Runs a refresh; what fails is tried again at the next change or connection. */
async function guarded(refresh: () => Promise<void>): Promise<void> {
  try {
    await refresh();
    showConnection(true);
  } catch (error) {
    if (isSignedOut(error)) leave();
    else showConnection(false);
  }
}

async function signOut(): Promise<void> {
  try {
    await postJson("/v1/auth/logout", {});
    leave();
  } catch (error) {
    if (isSignedOut(error)) leave();
    else showConnection(false);
  }
}

function isSignedOut(error: unknown): boolean {
  return error instanceof Refused && error.status === 401;
}

/** Without a session the same address tells how to sign in. */
function leave(): void {
  location.replace("/");
}

function showConnection(isConnected: boolean): void {
  notice.hidden = isConnected;
  notice.textContent = isConnected
    ? ""
    : "BudgetWise can't be reached. What you write is kept and sent when it is back.";
}

function localToday(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
