import { postJson, Refused } from "./api.ts";
import { byId } from "./dom.ts";
import { words } from "./words/index.ts";

const status = byId("door-status", HTMLElement);

handle("by-password", (values) => enter(values));
handle("by-code", ({ code = "" }) => enter({ code: codeIn(code) }));
handle("register", ({ invite = "", ...values }) =>
  enter(invite === "" ? values : { ...values, invite: codeIn(invite) }),
);
handle("send-link", async (values) => {
  await postJson("/v1/auth/code", values);
  status.textContent = words.door.linkSent;
});

/** Sends a form's fields where they belong; what is refused is said, and can be mended. */
function handle(id: string, send: (values: Record<string, string>) => Promise<void>): void {
  const form = byId(id, HTMLFormElement);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : ""]);
    status.classList.remove("bad");
    status.textContent = words.moment;
    send(Object.fromEntries(fields)).catch((error: unknown) => {
      status.classList.add("bad");
      status.textContent = error instanceof Refused && error.status < 500 ? error.message : words.unreachable;
    });
  });
}

async function enter(way: object): Promise<void> {
  await postJson("/v1/auth/signin", way);
  location.replace("/");
}

/** The whole link may be pasted as well as its code. */
function codeIn(text: string): string {
  return URL.parse(text.trim())?.searchParams.get("code") ?? text.trim();
}
