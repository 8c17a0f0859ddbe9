import type { AgendaBackend, JobRepository } from "agenda";
import type { Logger } from "../logger.ts";
import { backoff, pause } from "../turns/timing.ts";

/** Where jobs are kept, for all processes of a store. */
export type JobBackend = AgendaBackend;

interface JobsDeps {
  readonly openJobs: () => Promise<JobBackend>;
  /** What is done about once a minute, by one process at a time. */
  readonly work: () => Promise<void>;
  /** Names this process among those that share a store. */
  readonly owner: string;
  readonly random: () => number;
  readonly log: Logger;
  readonly timing?: Partial<JobTiming>;
}

/** Milliseconds, and why they are what they are. */
export interface JobTiming {
  /** From the start of the process to that of its jobs: what has just started has messages to answer first. */
  readonly after: number;
  /** From one run to the next: what is due at nine comes within the minute. */
  readonly every: number;
  /** How often a process looks whether it is time; ±20 %, so that processes do not all look at once. */
  readonly look: number;
  /** How long a run may take before it is taken for dead, and another process runs: doing it again does nothing twice. */
  readonly lock: number;
  /** How long a stopping process waits for a run. */
  readonly drain: number;
  /** First wait before another try to start; it doubles up to the longest. */
  readonly retryFrom: number;
  readonly retryUpTo: number;
}

const JOB_TIMING: JobTiming = {
  after: 5_000,
  every: 60_000,
  look: 5_000,
  lock: 120_000,
  drain: 10_000,
  retryFrom: 1_000,
  retryUpTo: 60_000,
};

const JOB = "tick";

/**
 * Has the work done again and again, by one of the processes that share the store at a time.
 *
 * The scheduler is loaded once the process has had time to start; while the store can't be reached it is tried again.
 *
 * @returns stops it, after the run that is under way
 */
export function startJobs(deps: JobsDeps): () => Promise<void> {
  const timing = { ...JOB_TIMING, ...deps.timing };
  const stopping = new AbortController();
  const running = start();
  return async () => {
    stopping.abort();
    await (await running)?.();
  };

  async function start(): Promise<(() => Promise<void>) | null> {
    await pause(timing.after, stopping.signal);
    for (let attempt = 1; !stopping.signal.aborted; attempt++) {
      try {
        return await schedule(deps, timing);
      } catch (error) {
        deps.log.warn({ err: error, attempt }, "jobs can't start yet");
        await pause(backoff(attempt, timing, deps.random), stopping.signal);
      }
    }
    return null;
  }
}

async function schedule({ openJobs, work, owner, random, log }: JobsDeps, timing: JobTiming) {
  const [backend, { Agenda }] = await Promise.all([openJobs(), import("agenda")]);
  const agenda = new Agenda({
    backend: { ...backend, repository: withoutLooseEnds(backend.repository, log) },
    name: owner,
    processEvery: Math.round(timing.look * (0.8 + 0.4 * random())),
  });
  agenda.on("error", (error: unknown) => log.warn({ err: error }, "jobs have to wait"));
  const failed = (error: unknown): void => log.warn({ err: error }, "what is due has to wait");
  const run = (_job: unknown, end: () => void): void => void work().catch(failed).then(end);
  agenda.define(JOB, run, { concurrency: 1, lockLifetime: timing.lock });
  await agenda.every(timing.every, JOB);
  await agenda.start();
  return async (): Promise<void> => {
    try {
      await agenda.drain({ timeout: timing.drain, closeConnection: false });
      await giveBack(backend.repository, owner);
    } catch (error) {
      log.warn({ err: error }, "jobs could not be given back; their locks run out");
    }
  };
}

/** A job that was locked but not begun goes to another process at once, instead of when its lock runs out. */
async function giveBack(repository: JobRepository, owner: string): Promise<void> {
  const { jobs } = await repository.queryJobs({ name: JOB });
  const ours = jobs.filter(({ lockedAt, lastModifiedBy }) => lockedAt !== undefined && lastModifiedBy === owner);
  await repository.unlockJobs(ours.map(({ _id }) => _id));
}

/** agenda lets go of some unlocks without looking: one that fails must not end the process, the lock runs out by itself. */
function withoutLooseEnds(repository: JobRepository, log: Logger): JobRepository {
  const unlockJob: JobRepository["unlockJob"] = (job) =>
    repository.unlockJob(job).catch((error: unknown) => log.warn({ err: error }, "a job stays locked for a while"));
  return new Proxy(repository, {
    get(target, property) {
      if (property === "unlockJob") return unlockJob;
      const value: unknown = Reflect.get(target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
