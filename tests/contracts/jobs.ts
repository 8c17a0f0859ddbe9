import type { JobParameters } from "agenda";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { type JobBackend, startJobs } from "../../bot/jobs/start-jobs.ts";
import { Unavailable } from "../../domain/errors.ts";
import { eventually } from "../support/eventually.ts";
import { memoryLog } from "../support/memory-log.ts";

/** What keeps jobs, as two processes see it. */
export interface SharedJobs {
  readonly openJobs: () => Promise<JobBackend>;
  close(): Promise<void>;
}

/** Milliseconds of the real clock, by which the scheduler runs. */
const QUICK = { after: 0, every: 150, look: 10, lock: 60_000, drain: 5_000, retryFrom: 1, retryUpTo: 4 };

/** What every place for jobs must do. */
export function jobsContract(name: string, open: () => Promise<readonly [SharedJobs, SharedJobs]>): void {
  describe(`jobs kept in ${name}`, () => {
    let shared: readonly [SharedJobs, SharedJobs];

    beforeEach(async () => {
      shared = await open();
    });

    afterEach(async () => {
      for (const { close } of shared) await close();
    });

    const start = (
      process: 0 | 1,
      work: () => Promise<void>,
      timing: Partial<typeof QUICK> = {},
      log = memoryLog(),
    ) => {
      const stop = startJobs({
        openJobs: shared[process].openJobs,
        work,
        owner: `process-${process}`,
        random: () => 0.5,
        log: log.log,
        timing: { ...QUICK, ...timing },
      });
      onTestFinished(stop);
      return stop;
    };

    it("run at each of their times in one of two processes", async () => {
      const started: number[] = [];
      let running = 0;
      const work = async (): Promise<void> => {
        running += 1;
        expect(running).toBe(1);
        started.push(Date.now());
        await new Promise(setImmediate);
        running -= 1;
      };
      start(0, work);
      start(1, work);
      await eventually(() => expect(started.length).toBeGreaterThanOrEqual(8));
      // Two processes that ran each of them would need half the time; clocks round.
      const elapsed = (started.at(-1) ?? 0) - (started[0] ?? 0);
      expect(elapsed).toBeGreaterThan(0.75 * (started.length - 1) * QUICK.every);
    });

    it("go on after a run that failed", async () => {
      const log = memoryLog();
      let runs = 0;
      const work = async (): Promise<void> => {
        runs += 1;
        if (runs === 1) throw new Unavailable("The disk is full; nothing was saved.");
      };
      start(0, work, {}, log);
      await eventually(() => expect(runs).toBeGreaterThanOrEqual(3));
      expect(log.lines().map(({ msg }) => msg)).toEqual(["what is due has to wait"]);
    });

    it("start once their store can be reached", async () => {
      const log = memoryLog();
      const { openJobs } = shared[0];
      const { work, runs } = counted();
      let tries = 0;
      const stop = startJobs({
        async openJobs() {
          tries += 1;
          if (tries < 3) throw new Unavailable("Nobody answers there.");
          return openJobs();
        },
        work,
        owner: "process-0",
        random: () => 0.5,
        log: log.log,
        timing: QUICK,
      });
      onTestFinished(stop);
      await eventually(() => expect(runs()).toBeGreaterThan(0));
      expect(log.lines().filter(({ msg }) => msg === "jobs can't start yet")).toHaveLength(2);
    });

    it("end with the run that is under way, and not before it", async () => {
      const { promise: isRunning, resolve: began } = Promise.withResolvers<void>();
      const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
      let hasEnded = false;
      const stop = start(0, async () => {
        began();
        await mayEnd;
        hasEnded = true;
      });
      await isRunning;
      const stopped = stop().then(() => hasEnded);
      end();
      expect(await stopped).toBe(true);
    });

    it("that a process had locked and not begun are given back when it stops", async () => {
      const { work, runs } = counted();
      const stop = start(0, work, { every: 3_600_000 });
      await eventually(() => expect(runs()).toBe(1));
      const { repository } = await shared[1].openJobs();
      await eventually(async () => expect(await locksOf(shared[1])).toEqual([undefined]));
      const soon = new Date(Date.now() + 7_200_000);
      await repository.getNextJobToRun("tick", soon, new Date(0), undefined, { lastModifiedBy: "process-0" });
      expect(await locksOf(shared[1])).toEqual([expect.any(Date)]);
      await stop();
      expect(await locksOf(shared[1])).toEqual([undefined]);
    });

    it("of a process that died are taken over once its lock has run out", async () => {
      const { work, runs } = counted();
      const { repository } = await shared[0].openJobs();
      await repository.saveJob(aJob(), { lastModifiedBy: "process-0" });
      const longAgo = new Date(Date.now() - 120_000);
      await repository.getNextJobToRun("tick", new Date(), new Date(0), longAgo, { lastModifiedBy: "process-0" });
      start(1, work);
      await eventually(() => expect(runs()).toBeGreaterThan(0));
    });

    describe("one by one", () => {
      let repository: JobBackend["repository"];
      let other: JobBackend["repository"];

      beforeEach(async () => {
        repository = (await shared[0].openJobs()).repository;
        other = (await shared[1].openJobs()).repository;
      });

      it("are one for each name that repeats, and setting one up again moves no date that is still to come", async () => {
        const due = new Date(Date.now() + 60_000);
        await Promise.all([repository.saveJob(aJob({ nextRunAt: due }), undefined), other.getQueueSize()]);
        await other.saveJob(aJob({ repeatInterval: 500 }), undefined);
        const { jobs, total } = await repository.queryJobs();
        expect(total).toBe(1);
        expect(jobs).toMatchObject([{ name: "tick", nextRunAt: due, repeatInterval: 500, state: "repeating" }]);
        expect(await other.getDistinctJobNames()).toEqual(["tick"]);
      });

      it("are locked by one, until it lets go or its state is saved without a lock", async () => {
        await repository.saveJob(aJob(), undefined);
        const now = new Date();
        const take = (one: typeof repository) => one.getNextJobToRun("tick", now, new Date(0), now, undefined);
        const taken = await Promise.all([take(repository), take(other)]);
        expect(taken.filter((job) => job !== undefined)).toHaveLength(1);
        expect(await take(other)).toBeUndefined();
        const [job] = taken.filter((one) => one !== undefined);
        if (!job) throw new Error("Nobody has locked the job.");
        await other.unlockJob(job);
        const again = await take(other);
        expect(again?.lockedAt).toEqual(now);
        const { lockedAt: _lock, ...free } = again ?? job;
        await repository.saveJobState({ ...free, lastFinishedAt: now }, { lastModifiedBy: "process-0" });
        expect(await repository.getJobById(String(job._id))).toMatchObject({
          lastFinishedAt: now,
          lastModifiedBy: "process-0",
        });
        expect(await repository.lockJob(free, undefined)).toMatchObject({ name: "tick" });
        expect(await other.lockJob(free, undefined)).toBeUndefined();
        await other.unlockJobs([job._id ?? ""]);
        expect(await locksOf(shared[0])).toEqual([undefined]);
      });

      it("rest while they are disabled, and are gone once they are removed", async () => {
        await repository.saveJob(aJob(), undefined);
        const take = () => repository.getNextJobToRun("tick", new Date(), new Date(0), undefined, undefined);
        expect(await other.disableJobs({ name: "tick" })).toBe(1);
        expect(await take()).toBeUndefined();
        expect((await repository.queryJobs({ state: "paused" })).total).toBe(1);
        expect(await other.enableJobs({ names: ["tick"] })).toBe(1);
        expect(await take()).toMatchObject({ name: "tick" });
        expect(await repository.getJobsOverview()).toMatchObject([{ name: "tick", total: 1, running: 1, paused: 0 }]);
        expect(await other.removeJobs({ notNames: ["tick"] })).toBe(0);
        expect(await other.removeJobs({ name: "tick" })).toBe(1);
        expect(await repository.queryJobs()).toEqual({ jobs: [], total: 0 });
        await repository.saveJob(aJob(), undefined);
        expect(await other.purgeAllJobs()).toBe(1);
      });

      it("whose state nobody knows any more can't be kept", async () => {
        const saved = await repository.saveJob(aJob(), undefined);
        await other.purgeAllJobs();
        await expect(repository.saveJobState(saved, undefined)).rejects.toThrow();
        expect(await repository.getJobById(String(saved._id))).toBeNull();
      });
    });
  });
}

/** Work that is only counted. */
function counted() {
  let count = 0;
  return {
    runs: () => count,
    work: async (): Promise<void> => {
      count += 1;
    },
  };
}

function aJob(change: Partial<JobParameters> = {}): JobParameters {
  return {
    name: "tick",
    priority: 0,
    type: "single",
    nextRunAt: new Date(Date.now() - 1_000),
    repeatInterval: 60_000,
    data: null,
    ...change,
  };
}

async function locksOf({ openJobs }: SharedJobs): Promise<(Date | undefined)[]> {
  const { jobs } = await (await openJobs()).repository.queryJobs({ name: "tick" });
  return jobs.map(({ lockedAt }) => lockedAt);
}
