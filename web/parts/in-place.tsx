import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

const KINDS = {
  text: { type: "text" },
  amount: { type: "text", inputMode: "decimal" },
  date: { type: "date" },
} as const;

interface InPlaceProps {
  /** What the button and the field are called. */
  readonly label: string;
  /** As it is put right; `children` is as it is read. */
  readonly value: string;
  readonly class: string;
  readonly children: ComponentChildren;
  readonly kind?: keyof typeof KINDS;
  readonly onSave: (value: string) => void;
}

/** Something to read that becomes a field when it is pressed: Enter or leaving it saves, Escape lets it be. */
export function InPlace({ label, value, class: name, kind = "text", children, onSave }: InPlaceProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const comesBack = useRef(false);
  // Before the next key can be pressed.
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
    if (!isOpen && comesBack.current) button.current?.focus();
    comesBack.current = false;
  }, [isOpen]);
  const leave = (field: HTMLInputElement) => {
    const given = field.value.trim();
    setOpen(false);
    if (given !== "" && given !== value) onSave(given);
  };
  const press = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    if (event.key === "Escape") event.currentTarget.value = value;
    comesBack.current = true;
    event.currentTarget.blur();
  };
  if (!isOpen) {
    return (
      <button ref={button} class={`in-place ${name}`} type="button" aria-label={label} onClick={() => setOpen(true)}>
        {children}
      </button>
    );
  }
  return (
    <input
      ref={input}
      class={`in-place-field ${name}`}
      aria-label={label}
      defaultValue={value}
      onBlur={({ currentTarget }) => leave(currentTarget)}
      onKeyDown={press}
      maxLength={500}
      {...KINDS[kind]}
    />
  );
}
