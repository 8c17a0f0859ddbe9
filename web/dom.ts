/** What {@link element} sets: properties by name, attributes where there is no such property. */
export interface ElementOptions {
  readonly class?: string;
  /** Shown as it is; markup in it stays text. */
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly on?: { readonly click?: () => void };
  readonly children?: readonly Node[];
}

/** Makes an element. Nothing that a person or a shop wrote is ever parsed as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { class: className, text, attributes = {}, on, children = [] }: ElementOptions = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== undefined) made.className = className;
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  if (on?.click) made.addEventListener("click", on.click);
  made.append(...children);
  return made;
}

/** The element with that id. @throws TypeError when the page has none of that kind */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`The page has no ${id}.`);
  return found;
}
