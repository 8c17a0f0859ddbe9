/** On narrow screens what is shown and the chat are two views with tabs; on wide ones both are seen. */
export interface Views {
  /** Leads to the chat, unless the person has chosen a view already. */
  suggestChat(): void;
  /** Leads to the chat. */
  showChat(): void;
  /** Marks the chat's tab when its news would go unseen. */
  noteNews(): void;
}

export function setUpViews(): Views {
  const badge = document.querySelector<HTMLElement>(".badge");
  const tab = document.querySelector<HTMLElement>("[data-show=chat]");
  const log = document.querySelector("#log-scroll");
  const menu = document.querySelector<HTMLElement>("#more");
  let isChosen = location.hash.startsWith("#/");
  const show = (view: "home" | "chat") => {
    document.body.dataset.view = view;
    if (view === "chat") tab?.setAttribute("aria-current", "page");
    else tab?.removeAttribute("aria-current");
    if (view !== "chat") return;
    if (badge) badge.hidden = true;
    // While it was not shown it could not be scrolled.
    log?.scrollTo(0, log.scrollHeight);
  };
  const choose = (view: "home" | "chat") => {
    isChosen = true;
    show(view);
  };
  tab?.addEventListener("click", () => choose("chat"));
  for (const link of document.querySelectorAll("[data-screen]")) {
    link.addEventListener("click", () => {
      if (menu?.matches(":popover-open")) menu.hidePopover();
      choose("home");
    });
  }
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#/")) choose("home");
  });
  return {
    suggestChat() {
      if (!isChosen) show("chat");
    },
    showChat: () => choose("chat"),
    noteNews() {
      if (badge) badge.hidden = document.body.dataset.view === "chat";
    },
  };
}
