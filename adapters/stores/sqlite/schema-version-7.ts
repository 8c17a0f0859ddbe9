/** What is known of due dates, and the jobs that all processes share. */
export const version7 = `
CREATE TABLE occurrences (
  ledger TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, last_seq INTEGER NOT NULL, removed INTEGER NOT NULL,
  PRIMARY KEY (ledger, id)
) STRICT;

-- body: as agenda gives and takes it; what is searched by stands in columns beside it
CREATE TABLE jobs (
  id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, priority INTEGER NOT NULL,
  next_run_ms INTEGER, locked_ms INTEGER, disabled INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX jobs_by_name ON jobs (name, next_run_ms);
`;
