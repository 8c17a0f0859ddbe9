/**
 * Lets identities be unlinked and codes be for more than pairing, and counts whatever is limited in one table. Codes and
 * refusals are not carried over: the ones live for minutes, the others for a day.
 *
 * unlinked_by, unlinked_ms: by which turn and when an identity was taken from its person; null while it is theirs
 */
export const version8 = `
ALTER TABLE identities ADD COLUMN name TEXT;
ALTER TABLE identities ADD COLUMN linked_by TEXT NOT NULL DEFAULT '';
ALTER TABLE identities ADD COLUMN unlinked_by TEXT;
ALTER TABLE identities ADD COLUMN unlinked_ms INTEGER;

DROP TABLE codes;
CREATE TABLE codes (
  hash TEXT NOT NULL, purpose TEXT NOT NULL, person TEXT NOT NULL, about TEXT, expires TEXT NOT NULL,
  expires_ms INTEGER NOT NULL, used_by TEXT
) STRICT;
CREATE UNIQUE INDEX codes_unique_hash ON codes (hash);
CREATE INDEX codes_by_expiry ON codes (expires_ms);
CREATE INDEX codes_by_person ON codes (person);
CREATE INDEX sessions_by_person ON sessions (person);

DROP TABLE refusals;
CREATE TABLE quotas (
  bucket TEXT NOT NULL, event TEXT NOT NULL, until_ms INTEGER NOT NULL, PRIMARY KEY (bucket, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX quotas_by_end ON quotas (until_ms);
`;
