import { render } from "preact";
import { type Account, askAhead, getJson, postJson, Refused } from "./api.ts";
import { startChat } from "./chat.ts";
import { refreshAll, whenSignedOut } from "./data.ts";
import { byId } from "./dom.ts";
import { createFormat } from "./format.ts";
import { forgetAccount, knownAccount, rememberAccount } from "./known-account.ts";
import { latestOnly } from "./latest-only.ts";
import { listenForChanges } from "./live.ts";
import { HOME } from "./loaders.ts";
import { openOutgoingBox } from "./outgoing.ts";
import { outgoingStore } from "./outgoing-store.ts";
import { pauseOrOnline } from "./pause.ts";
import { currentRoute } from "./route.ts";
import { bringScreen, Screens } from "./screens.tsx";
import { type Viewer, ViewerProvider } from "./viewer.ts";
import { setUpViews } from "./views.ts";
import { whenIdle } from "./when-idle.ts";
import { words } from "./words/index.ts";

const notice = byId("notice", HTMLElement);
const home = byId("home", HTMLElement);

const ME = "/v1/auth/me";

whenSignedOut(leave);
addEventListener("offline", () => showConnection(false));
// Installed once the page stands; where a browser has none, the page needs the network.
addEventListener("load", () => void navigator.serviceWorker?.register("sw.js").catch(() => {}));
askForWhatIsSeenFirst();
void start();

/** All at once, because on a phone each of them takes its time: whose page it is, and what it shows. */
function askForWhatIsSeenFirst(): void {
  const { screen } = currentRoute();
  askAhead([ME, ...(screen === "home" ? Object.values(HOME) : [])]);
  void bringScreen(screen);
  // A browser's first format takes longer than all that is drawn by it; meanwhile there is nothing to do but wait.
  setTimeout(() => new Intl.NumberFormat());
}

async function start(): Promise<void> {
  const account = await readAccount();
  const views = setUpViews();
  const viewer: Viewer = {
    account,
    format: createFormat(account.locale, localToday),
    writeToChat(text) {
      views.showChat();
      const line = byId("message", HTMLTextAreaElement);
      line.value = text;
      line.focus();
    },
  };
  home.replaceChildren();
  home.setAttribute("aria-busy", "false");
  render(
    <ViewerProvider value={viewer}>
      <Screens />
    </ViewerProvider>,
    home,
  );
  let readOut: (text: string) => void = () => {};
  const chat = startChat({
    box: await openOutgoingBox(outgoingStore(), account.id),
    onEmpty: () => views.suggestChat(),
    onSignedOut: leave,
    onAnswer({ content }) {
      readOut(content);
      views.noteNews();
      refreshAll();
    },
  });
  const refreshChat = latestOnly(() => guarded(() => chat.refresh()));
  for (const button of document.querySelectorAll(".sign-out")) button.addEventListener("click", () => void signOut());
  whenIdle(() => {
    listenForChanges(() => {
      refreshAll();
      refreshChat();
    }, showConnection);
    // Without it everything can be written and read.
    void import("./voice/index.ts")
      .then(({ setUpVoice }) => setUpVoice(account.locale))
      .then((read) => {
        readOut = read;
      })
      .catch(() => {});
  });
}

/** The page is of no use before it knows whose it is, so it asks until it is told; without a network, who was here last. */
async function readAccount(): Promise<Account> {
  for (;;) {
    try {
      const account = await getJson<Account>(ME);
      rememberAccount(account);
      return account;
    } catch (error) {
      if (isSignedOut(error)) leave();
      showConnection(false);
      const known = knownAccount();
      if (known) return known;
      await pauseOrOnline(3_000);
    }
  }
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
  forgetAccount();
  location.replace("/");
}

function showConnection(isConnected: boolean): void {
  notice.hidden = isConnected;
  notice.textContent = isConnected ? "" : navigator.onLine ? words.unreachableKept : words.offline;
}

function localToday(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
