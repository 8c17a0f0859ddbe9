import { useEffect, useRef, useState } from "preact/hooks";
import { entriesLink } from "../route.ts";
import type { CategoryList } from "../shapes.ts";
import { words } from "../words/index.ts";
import { CategoryOptions } from "./entry-row.tsx";
import { Field, Select } from "./field.tsx";

/** What entries are found by, as the address and the API name it. */
export type EntryFilter = Readonly<Partial<Record<(typeof NAMES)[number], string>>>;

const NAMES = ["q", "category_id", "start_date", "end_date", "min_amount", "max_amount", "tag", "channel"] as const;

/** Those that are folded away while none of them is used. */
const RARE = ["min_amount", "max_amount", "tag", "channel"] as const;

const CHANNELS = ["web", "console", "telegram", "slack", "sms", "voice", "teams", "api"];

/** The filters that stand in an address. */
export function filterOf(query: URLSearchParams): EntryFilter {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = query.get(name) ?? "";
      return value === "" ? [] : [[name, value]];
    }),
  );
}

/** The fields for the filters; each change stands in the address at once. */
export function EntryFilters({ filter, categories }: { filter: EntryFilter; categories: CategoryList["categories"] }) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // As it was at first; then it is as the person left it.
  const [isUnfolded] = useState(() => RARE.some((name) => filter[name] !== undefined));
  const put = (name: keyof EntryFilter, value: string) => {
    // Of two changes in a row the second comes before the first one is drawn.
    const { [name]: _before, ...others } = filterOf(new URLSearchParams(location.hash.split("?")[1]));
    location.replace(entriesLink(value === "" ? others : { ...others, [name]: value }));
  };
  const search = (value: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => put("q", value.trim()), 300);
  };
  const form = useRef<HTMLFormElement>(null);
  // Fields follow the address, but for the one that is being filled in.
  useEffect(() => {
    for (const one of form.current?.elements ?? []) {
      if (!(one instanceof HTMLInputElement || one instanceof HTMLSelectElement)) continue;
      if (one !== document.activeElement) one.value = filter[NAMES.find((name) => name === one.name) ?? "q"] ?? "";
    }
  }, [filter, categories]);
  const field = (name: keyof EntryFilter, read: (text: string) => string = (text) => text) => ({
    name,
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLSelectElement }) =>
      put(name, read(currentTarget.value.trim())),
  });
  return (
    <search>
      <form ref={form} class="form" onSubmit={(event) => event.preventDefault()}>
        <div class="form-row">
          <Field
            label={words.expenses.search}
            type="search"
            maxLength={100}
            name="q"
            onInput={({ currentTarget }) => search(currentTarget.value)}
          />
          <Select label={words.category} {...field("category_id")}>
            <option value="">{words.expenses.allCategories}</option>
            <CategoryOptions categories={categories} />
          </Select>
          <Field label={words.expenses.from} type="date" {...field("start_date")} />
          <Field label={words.expenses.to} type="date" {...field("end_date")} />
        </div>
        <details class="fold" open={isUnfolded}>
          <summary>{words.expenses.moreFilters}</summary>
          <div class="form-row">
            <Field label={words.expenses.least} inputMode="decimal" maxLength={15} {...field("min_amount", decimal)} />
            <Field label={words.expenses.most} inputMode="decimal" maxLength={15} {...field("max_amount", decimal)} />
            <Field label={words.expenses.tag} maxLength={40} {...field("tag", (text) => text.replace(/^#/, ""))} />
            <Select label={words.expenses.channel} {...field("channel")}>
              <option value="">{words.expenses.allChannels}</option>
              {CHANNELS.map((channel) => (
                <option key={channel} value={channel}>
                  {words.channelNames[channel]}
                </option>
              ))}
            </Select>
          </div>
        </details>
        {Object.keys(filter).length > 0 && (
          <p>
            <a href="#/expenses">{words.expenses.clear}</a>
          </p>
        )}
      </form>
    </search>
  );
}

/** As the API reads an amount: `12,50` is typed where people write it so. */
function decimal(text: string): string {
  return text.replace(",", ".");
}
