/** Exchange rates by day, and the way to what waits for one. */
export const version6 = `
-- body: decimals by currency · known_ms: when they came · seen_ms: when they were last published still
CREATE TABLE rates (
  day TEXT NOT NULL, base TEXT NOT NULL, body TEXT NOT NULL, known_ms INTEGER NOT NULL, seen_ms INTEGER NOT NULL,
  PRIMARY KEY (base, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX entries_uncounted ON entries (ledger, id)
  WHERE counts IS NULL AND removed = 0 AND kind IN ('expense', 'refund', 'adjustment');
`;
