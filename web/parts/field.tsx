import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

type InputProps = JSX.IntrinsicElements["input"] & { readonly label: string };

/** A labelled input. */
export function Field({ label, ...input }: InputProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} {...input} />
    </div>
  );
}

/** A labelled choice. */
export function Select({
  label,
  children,
  ...select
}: JSX.IntrinsicElements["select"] & { readonly label: string; readonly children: ComponentChildren }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} {...select}>
        {children}
      </select>
    </div>
  );
}

/** What a form's fields hold, by name, without white space around it. */
export function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value.trim() : ""]),
  );
}

/** Handles a form's sending without leaving the page. */
export function onSubmit(
  handle: (values: Record<string, string>, form: HTMLFormElement) => void | Promise<void>,
): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) void handle(valuesOf(event.currentTarget), event.currentTarget);
  };
}
