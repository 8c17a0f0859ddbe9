import { datefields, type JobId, type JobParameters } from "agenda";
import type { Database, Row } from "./database.ts";
import { text } from "./row.ts";

/** A job that stands in the table. */
export type StoredJob = JobParameters & { readonly _id: JobId };

/** What changes about a job; undefined takes a field away. */
export type JobPatch = { readonly [Field in keyof JobParameters]?: JobParameters[Field] | undefined };

/** A job by its id; null when there is none. */
export function findJob(db: Database, id: string): StoredJob | null {
  const row = db.get("SELECT body FROM jobs WHERE id = ?", id);
  return row ? toJob(row) : null;
}

/** The job of a name that repeats: there is one of each. */
export function findSingleJob(db: Database, name: string): StoredJob | null {
  const row = db.get("SELECT body FROM jobs WHERE name = ? AND type = 'single'", name);
  return row ? toJob(row) : null;
}

/** All jobs, in the order in which they were made. */
export function allJobs(db: Database): StoredJob[] {
  return db.all("SELECT body FROM jobs ORDER BY rowid").map(toJob);
}

/** The earliest job of a name that is due by then and free, or whose lock is older than allowed; null when there is none. */
export function nextFreeJob(db: Database, name: string, dueBy: Date, lockedBefore: Date): StoredJob | null {
  const row = db.get(
    `SELECT body FROM jobs WHERE name = ? AND disabled = 0
       AND ((locked_ms IS NULL AND next_run_ms <= ?) OR locked_ms <= ?)
     ORDER BY next_run_ms, priority DESC LIMIT 1`,
    name,
    dueBy.getTime(),
    lockedBefore.getTime(),
  );
  return row ? toJob(row) : null;
}

/** Writes a job with what changes about it. @returns how it stands now */
export function putJob(db: Database, known: JobPatch & { readonly _id: JobId }, patch: JobPatch): StoredJob {
  const job = parse(JSON.stringify({ ...known, ...patch, _id: known._id }));
  db.run(
    `INSERT INTO jobs (id, name, type, priority, next_run_ms, locked_ms, disabled, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET
       name = excluded.name, type = excluded.type, priority = excluded.priority, next_run_ms = excluded.next_run_ms,
       locked_ms = excluded.locked_ms, disabled = excluded.disabled, body = excluded.body`,
    job._id,
    job.name,
    job.type,
    job.priority,
    job.nextRunAt?.getTime() ?? null,
    job.lockedAt?.getTime() ?? null,
    job.disabled ? 1 : 0,
    JSON.stringify(job),
  );
  return job;
}

/** Takes a job away. */
export function deleteJob(db: Database, { _id }: StoredJob): void {
  db.run("DELETE FROM jobs WHERE id = ?", _id);
}

function toJob(row: Row): StoredJob {
  return parse(text(row, "body"));
}

const DATES: ReadonlySet<string> = new Set(datefields);

/** Written by this program, so it is not checked again; only dates have to come back as what they were. */
function parse(body: string): StoredJob {
  const job: StoredJob = JSON.parse(body, (field, value: unknown) =>
    DATES.has(field) && typeof value === "string" ? new Date(value) : value,
  );
  return job;
}
