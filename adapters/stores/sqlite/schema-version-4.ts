/** What stands behind the phone. */
export const version4 = `
CREATE TABLE pins (person TEXT PRIMARY KEY NOT NULL, salt TEXT NOT NULL, hash TEXT NOT NULL) STRICT;

CREATE TABLE pin_tries (whose TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;
CREATE INDEX pin_tries_by_time ON pin_tries (whose, at_ms);

CREATE TABLE calls (
  id TEXT PRIMARY KEY NOT NULL, revision INTEGER NOT NULL, active_ms INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX calls_by_age ON calls (active_ms);
`;
