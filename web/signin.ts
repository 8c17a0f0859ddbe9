import { postJson, Refused } from "./api.ts";
import { byId } from "./dom.ts";
import { words } from "./words/index.ts";

const status = byId("sign-in-status", HTMLElement);
const form = byId("sign-in", HTMLFormElement);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void signIn();
});
void signIn();

/** Uses the code of the address, as the button would; a link preview that only looks does not come this far. */
async function signIn(): Promise<void> {
  const code = new URL(location.href).searchParams.get("code");
  if (code === null) {
    status.textContent = words.door.incomplete;
    form.hidden = true;
    return;
  }
  status.textContent = words.door.signingIn;
  try {
    await postJson("/v1/auth/signin", { code });
    // Replaced, so that going back does not lead to a used code.
    location.replace("/");
  } catch (error) {
    const used = error instanceof Refused && error.status < 500;
    status.textContent = used ? error.message : words.unreachable;
    form.hidden = used && error.status !== 429;
  }
}
