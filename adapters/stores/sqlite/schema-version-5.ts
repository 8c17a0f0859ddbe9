/**
 * The language model's rounds of a turn that is open, as a JSON list, and what paid services took by person and day.
 *
 * A notice's `event` is the one in answer to which a person was told that the day's budget is used up.
 */
export const version5 = `
ALTER TABLE inbox ADD COLUMN rounds TEXT NOT NULL DEFAULT '[]';

CREATE TABLE usage (
  person TEXT NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, calls INTEGER NOT NULL, input INTEGER NOT NULL,
  cached INTEGER NOT NULL, output INTEGER NOT NULL, reasoning INTEGER NOT NULL, micro_dollars INTEGER NOT NULL,
  PRIMARY KEY (day, person, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE usage_notices (
  person TEXT NOT NULL, day TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (day, person)
) STRICT, WITHOUT ROWID;
`;
