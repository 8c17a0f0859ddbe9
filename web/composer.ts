import { byId, element } from "./dom.ts";
import { words } from "./words/index.ts";

export interface Composer {
  /** Shows the greeting of an empty conversation, or takes it away. */
  greet(isEmpty: boolean): void;
}

/** The message line: Enter sends, Shift and Enter breaks the line. */
export function setUpComposer(onMessage: (message: string) => void, greeting: HTMLElement): Composer {
  const form = byId("composer", HTMLFormElement);
  const input = byId("message", HTMLTextAreaElement);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const message = input.value.trim();
    input.focus();
    if (message === "") return;
    input.value = "";
    onMessage(message);
  });
  input.addEventListener("keydown", (event) => {
    // While an input method is composing, Enter belongs to it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  greeting.append(
    element("p", { class: "greeting-title", text: words.chat.hello }),
    element("p", { class: "quiet", text: words.chat.tapOne }),
    element("div", {
      class: "examples",
      children: [...words.chat.examples.map((text) => example(text, input)), lookAround(onMessage)],
    }),
  );
  return {
    greet(isEmpty) {
      greeting.hidden = !isEmpty;
    },
  };
}

/** An example is not sent at once, because a coffee that nobody drank would be counted. */
function example(text: string, input: HTMLTextAreaElement): HTMLElement {
  return element("button", {
    class: "chip",
    text,
    attributes: { type: "button" },
    on: {
      click: () => {
        input.value = text;
        input.focus();
      },
    },
  });
}

/** It is sent at once, because it counts nothing. */
function lookAround(onMessage: (message: string) => void): HTMLElement {
  return element("button", {
    class: "chip",
    text: words.chat.lookAround,
    attributes: { type: "button" },
    on: { click: () => onMessage("look around") },
  });
}
