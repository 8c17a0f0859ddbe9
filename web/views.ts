/** On narrow screens budget and chat are two views with tabs; on wide ones both are seen and the tabs are not. */
export interface Views {
  /** Leads to the chat, unless the person has chosen a view already. */
  suggestChat(): void;
  /** Marks the chat's tab when its news would go unseen. */
  noteNews(): void;
}

export function setUpViews(): Views {
  const tabs = [...document.querySelectorAll<HTMLButtonElement>("[data-show]")];
  const badge = document.querySelector<HTMLElement>(".badge");
  let isChosen = false;
  const show = (view: string) => {
    document.body.dataset.view = view;
    for (const tab of tabs) tab.toggleAttribute("aria-current", false);
    tabs.find((tab) => tab.dataset.show === view)?.setAttribute("aria-current", "page");
    if (view === "chat" && badge) badge.hidden = true;
  };
  for (const tab of tabs) {
    tab.addEventListener("click", () => {
      isChosen = true;
      show(tab.dataset.show ?? "home");
    });
  }
  return {
    suggestChat() {
      if (!isChosen) show("chat");
    },
    noteNews() {
      if (badge) badge.hidden = document.body.dataset.view === "chat";
    },
  };
}
