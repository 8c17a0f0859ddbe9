import { postJson, Refused } from "./api.ts";
import { byId } from "./dom.ts";

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
    status.textContent = "This link is incomplete. Run npm run signin for a new one.";
    form.hidden = true;
    return;
  }
  status.textContent = "Signing in…";
  try {
    await postJson("/v1/auth/signin", { code });
    // Replaced, so that going back does not lead to a used code.
    location.replace("/");
  } catch (error) {
    const used = error instanceof Refused && error.status < 500;
    status.textContent = used ? error.message : "BudgetWise can't be reached. Try again in a moment.";
    form.hidden = used && error.status !== 429;
  }
}
