import { type JobParameters, type JobRepository, type JobRepositoryOptions, toJobId } from "agenda";
import type { Connection } from "./connection.ts";
import type { Database } from "./database.ts";
import { jobsMeant, overviewOf, resultOf } from "./job-queries.ts";
import {
  allJobs,
  deleteJob,
  findJob,
  findSingleJob,
  type JobPatch,
  nextFreeJob,
  putJob,
  type StoredJob,
} from "./jobs.ts";

/**
 * agenda's jobs in a table of the store, for all processes of this host.
 *
 * A job is locked in the transaction that finds it free, so that one process runs it. Writes are relaxed: what a power cut takes
 * back is done again, and what jobs do may be.
 */
export function createJobRepository({ db, read, write }: Connection, newId: () => string): JobRepository {
  const change = <T>(run: () => T): Promise<T> => write("relaxed", run);
  return {
    connect: async () => {},
    queryJobs: (options = {}) => read(() => resultOf(allJobs(db), options)),
    getJobsOverview: () => read(() => overviewOf(allJobs(db))),
    getDistinctJobNames: () => read(() => [...new Set(allJobs(db).map(({ name }) => name))]),
    getJobById: (id) => read(() => findJob(db, id)),
    getQueueSize: () => read(() => allJobs(db).filter(({ nextRunAt }) => nextRunAt && nextRunAt < new Date()).length),
    removeJobs: (options) => change(() => each(jobsMeant(allJobs(db), options), (job) => deleteJob(db, job))),
    saveJob: (job, options) => change(() => saveJob(db, job, options, newId)),
    saveJobState: (job, options) => change(() => saveState(db, job, options)),
    lockJob: (job, options) => change(() => lockAsSeen(db, job, options)),
    unlockJob: (job) => change(() => unlock(db, job._id, ({ nextRunAt }) => nextRunAt !== null)),
    unlockJobs: (ids) => change(() => void each(ids, (id) => unlock(db, id, () => true))),
    async getNextJobToRun(name, dueBy, lockedBefore, now = new Date(), options) {
      const isThere = await read(() => nextFreeJob(db, name, dueBy, lockedBefore) !== null);
      if (!isThere) return undefined;
      return change(() => {
        // Another process may have been faster.
        const free = nextFreeJob(db, name, dueBy, lockedBefore);
        return free ? putJob(db, free, { lockedAt: now, ...by(options) }) : undefined;
      });
    },
    disableJobs: (options) => change(() => setDisabled(db, jobsMeant(allJobs(db), options), true)),
    enableJobs: (options) => change(() => setDisabled(db, jobsMeant(allJobs(db), options), false)),
    purgeAllJobs: () => change(() => each(allJobs(db), (job) => deleteJob(db, job))),
  };
}

/** Inserts or updates a job; of one that repeats there is one for each name. */
function saveJob<Data>(
  db: Database,
  job: JobParameters<Data>,
  options: JobRepositoryOptions | undefined,
  newId: () => string,
): JobParameters<Data> {
  const { unique, uniqueOpts: _unused, ...given } = job;
  if (unique) throw new TypeError("Jobs that are unique by their data are not kept in SQLite; give them names.");
  const patch: JobPatch = { ...given, ...by(options) };
  const known = job._id === undefined ? findRepeated(db, job) : findJob(db, job._id);
  if (known) {
    // Setting it up again does not bring forward what is due later.
    const isPast = job._id === undefined && job.nextRunAt !== null && job.nextRunAt <= new Date();
    putJob(db, known, isPast ? { ...patch, nextRunAt: known.nextRunAt } : patch);
    return { ...job, _id: known._id, nextRunAt: isPast ? known.nextRunAt : job.nextRunAt };
  }
  // One that was removed meanwhile stays removed.
  if (job._id !== undefined) return job;
  const { _id } = putJob(db, { _id: toJobId(newId()) }, patch);
  return { ...job, _id };
}

function findRepeated<Data>(db: Database, { name, type }: JobParameters<Data>): StoredJob | null {
  return type === "single" ? findSingleJob(db, name) : null;
}

function saveState(db: Database, job: JobParameters, options: JobRepositoryOptions | undefined): void {
  const known = job._id === undefined ? null : findJob(db, job._id);
  if (known?.name !== job.name) throw new Error(`There is no job ${job.name} any more whose state could be kept.`);
  const { lockedAt, nextRunAt, lastRunAt, progress, failReason, failCount, failedAt, lastFinishedAt } = job;
  const state = { lockedAt, nextRunAt, lastRunAt, progress, failReason, failCount, failedAt, lastFinishedAt };
  putJob(db, known, { ...state, ...by(options) });
}

/** Locks a job as it was seen; undefined where it has changed since. */
function lockAsSeen(
  db: Database,
  seen: JobParameters,
  options: JobRepositoryOptions | undefined,
): StoredJob | undefined {
  const job = seen._id === undefined ? null : findJob(db, seen._id);
  const isAsSeen = job?.name === seen.name && job.nextRunAt?.getTime() === seen.nextRunAt?.getTime();
  if (!job || !isAsSeen || job.lockedAt || job.disabled) return undefined;
  return putJob(db, job, { lockedAt: new Date(), ...by(options) });
}

function unlock(db: Database, id: string | undefined, isMeant: (job: StoredJob) => boolean): void {
  const job = id === undefined ? null : findJob(db, id);
  if (job && isMeant(job)) putJob(db, job, { lockedAt: undefined });
}

function setDisabled(db: Database, jobs: readonly StoredJob[], disabled: boolean): number {
  return each(jobs, (job) => putJob(db, job, { disabled }));
}

function by(options: JobRepositoryOptions | undefined): JobPatch {
  return { lastModifiedBy: options?.lastModifiedBy };
}

/** @returns how many there were */
function each<T>(items: readonly T[], act: (item: T) => void): number {
  for (const item of items) act(item);
  return items.length;
}
