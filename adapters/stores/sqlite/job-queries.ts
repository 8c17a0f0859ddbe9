import { isDeepStrictEqual } from "node:util";
import {
  computeJobState,
  type JobsOverview,
  type JobsQueryOptions,
  type JobsResult,
  type JobsSort,
  type JobWithState,
  type RemoveJobsOptions,
} from "agenda";
import type { StoredJob } from "./jobs.ts";

/** The jobs that a query asks for, with their states. There are a handful: they are looked through one by one. */
export function resultOf(jobs: readonly StoredJob[], options: JobsQueryOptions): JobsResult {
  const { state, sort = { nextRunAt: "desc" }, skip = 0, limit = 0 } = options;
  const found = jobs
    .filter((job) => isAskedFor(job, options))
    .map((job): JobWithState => ({ ...job, state: computeJobState(job) }))
    .filter((job) => state === undefined || (state === "paused" ? job.disabled === true : job.state === state))
    .sort((a, b) => inOrder(sort, a, b));
  return { jobs: found.slice(skip, limit > 0 ? skip + limit : undefined), total: found.length };
}

/** How many jobs of each name are in which state. */
export function overviewOf(jobs: readonly StoredJob[]): JobsOverview[] {
  return [...Map.groupBy(jobs, ({ name }) => name)].map(([name, its]) => {
    const count = (state: JobWithState["state"]): number => its.filter((job) => computeJobState(job) === state).length;
    return {
      name,
      total: its.length,
      running: count("running"),
      scheduled: count("scheduled"),
      queued: count("queued"),
      completed: count("completed"),
      failed: count("failed"),
      repeating: count("repeating"),
      paused: its.filter(({ disabled }) => disabled === true).length,
    };
  });
}

/** The jobs that are meant; none where nothing says which. */
export function jobsMeant(jobs: readonly StoredJob[], options: RemoveJobsOptions): StoredJob[] {
  const { id, ids, name, names, notNames, data } = options;
  const isSaid = Object.values(options).some((given) => given !== undefined);
  return jobs.filter(
    (job) =>
      isSaid &&
      (id === undefined || job._id === id) &&
      (ids === undefined || ids.includes(job._id)) &&
      (name === undefined || job.name === name) &&
      (names === undefined || names.includes(job.name)) &&
      (notNames === undefined || !notNames.includes(job.name)) &&
      (data === undefined || isDeepStrictEqual(job.data, data)),
  );
}

function isAskedFor(
  job: StoredJob,
  { name, names, id, ids, search, data, includeDisabled = true }: JobsQueryOptions,
): boolean {
  const isMeant = jobsMeant([job], {
    notNames: [],
    ...(name === undefined ? {} : { name }),
    ...(names === undefined ? {} : { names }),
    ...(id === undefined ? {} : { id }),
    ...(ids === undefined ? {} : { ids }),
    ...(data === undefined ? {} : { data }),
  });
  const isFound = search === undefined || job.name.toLowerCase().includes(search.toLowerCase());
  return isMeant.length === 1 && isFound && (includeDisabled || job.disabled !== true);
}

function inOrder(sort: JobsSort, a: JobWithState, b: JobWithState): number {
  const dates = ["nextRunAt", "lastRunAt", "lastFinishedAt"] as const;
  const keys: readonly (readonly [keyof JobsSort, number])[] = [
    ...dates.map((field) => [field, (a[field]?.getTime() ?? 0) - (b[field]?.getTime() ?? 0)] as const),
    ["priority", a.priority - b.priority],
    ["name", a.name < b.name ? -1 : a.name > b.name ? 1 : 0],
  ];
  for (const [field, difference] of keys) {
    if (sort[field] !== undefined && difference !== 0) return sort[field] === "asc" ? difference : -difference;
  }
  return 0;
}
