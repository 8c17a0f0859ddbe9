/** Keeps what happened to the ways in to people's books. */
export const version11 = `
CREATE TABLE audit (
  id TEXT NOT NULL, kind TEXT NOT NULL, person TEXT, channel TEXT, at TEXT NOT NULL, at_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX audit_unique_id ON audit (id);
CREATE INDEX audit_by_person ON audit (person, at_ms);
CREATE INDEX audit_by_age ON audit (at_ms);
`;
