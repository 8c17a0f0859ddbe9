/** Lets people sign in by password and programs by token, and keeps what requests with a key of their own were answered. */
export const version10 = `
CREATE TABLE sign_ins (
  email TEXT NOT NULL, person TEXT NOT NULL, salt TEXT NOT NULL, hash TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX sign_ins_unique_email ON sign_ins (email);
CREATE INDEX sign_ins_by_person ON sign_ins (person);

CREATE TABLE renewals (
  session TEXT NOT NULL, secret TEXT NOT NULL, person TEXT NOT NULL, label TEXT, expires TEXT NOT NULL,
  expires_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX renewals_unique_session ON renewals (session);
CREATE INDEX renewals_by_person ON renewals (person);
CREATE INDEX renewals_by_expiry ON renewals (expires_ms);

CREATE TABLE tokens (
  id TEXT NOT NULL, hash TEXT NOT NULL, person TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL,
  created_at TEXT NOT NULL, expires TEXT, expires_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX tokens_unique_hash ON tokens (hash);
CREATE INDEX tokens_by_person ON tokens (person, id);

CREATE TABLE answers (
  key TEXT NOT NULL, fingerprint TEXT NOT NULL, status INTEGER, body TEXT, until_ms INTEGER NOT NULL, PRIMARY KEY (key)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_by_end ON answers (until_ms);
`;
