import { useMemo } from "preact/hooks";
import { useCategories, useExpenses } from "../loaders.ts";
import { EntryFilters, filterOf } from "../parts/entry-filters.tsx";
import { EntryList } from "../parts/entry-list.tsx";
import { Failure } from "../parts/failure.tsx";
import { Panel } from "../parts/panel.tsx";
import { Skeleton } from "../parts/skeleton.tsx";
import { words } from "../words/index.ts";

/** All entries, by filters that stand in the address. */
export function ExpensesScreen({ query }: { query: URLSearchParams }) {
  const filter = useMemo(() => filterOf(query), [query.toString()]);
  const { data: categories } = useCategories("/v1/ranking/categories");
  const path = `/v1/expenses?${new URLSearchParams({ ...filter, limit: "100" })}`;
  const { data: first, error } = useExpenses(path);
  return (
    <Panel title={words.screens.expenses}>
      <EntryFilters filter={filter} categories={categories?.categories ?? []} />
      {first && categories ? (
        <EntryList key={path} path={path} first={first} categories={categories.categories} />
      ) : error ? (
        <Failure error={error} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Panel>
  );
}
