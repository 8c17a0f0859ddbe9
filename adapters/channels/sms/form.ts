/** The fields of a form, decoded; those that came more than once as a list. */
export type FormFields = Readonly<Record<string, string | string[]>>;

/** Reads a body of `application/x-www-form-urlencoded`; anything is one, so nothing is refused here. */
export function readForm(body: Buffer): FormFields {
  const form = new URLSearchParams(body.toString("utf8"));
  const names = new Set(form.keys());
  return Object.fromEntries(
    Array.from(names, (name) => {
      const values = form.getAll(name);
      const [first = ""] = values;
      return [name, values.length > 1 ? values : first];
    }),
  );
}
