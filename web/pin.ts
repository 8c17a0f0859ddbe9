import { postJson, Refused } from "./api.ts";
import { byId } from "./dom.ts";
import { words } from "./words/index.ts";

const status = byId("pin-status", HTMLElement);
const form = byId("choose-pin", HTMLFormElement);
const field = byId("pin", HTMLInputElement);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void choosePin();
});

/** Sends the PIN with the link's code; without one it is for whoever is signed in. A PIN that is refused can be mended. */
async function choosePin(): Promise<void> {
  const code = new URL(location.href).searchParams.get("code");
  status.textContent = words.moment;
  try {
    await postJson("/v1/auth/pin", { pin: field.value, ...(code === null ? {} : { code }) });
    form.hidden = true;
    status.textContent = words.door.pinSet;
  } catch (error) {
    status.textContent = error instanceof Refused && error.status < 500 ? error.message : words.unreachable;
    field.focus();
  }
  field.value = "";
}
