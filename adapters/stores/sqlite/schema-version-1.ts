/**
 * The first schema.
 *
 * Keys that must hold against races are named unique indexes; writers insert and look at what changed. Columns named
 * `…_ms` are milliseconds since the epoch, for comparing; the instant as it came stands beside them or in the body.
 */
export const version1 = `
CREATE TABLE meta (schema_version INTEGER NOT NULL) STRICT;

CREATE TABLE people (id TEXT PRIMARY KEY NOT NULL, created_ms INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX people_by_age ON people (created_ms);

CREATE TABLE identities (
  id TEXT NOT NULL, channel TEXT NOT NULL, external_id TEXT NOT NULL, person TEXT NOT NULL,
  address TEXT, state TEXT NOT NULL, paired_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX identities_unique_external_id ON identities (channel, external_id);
CREATE INDEX identities_by_person ON identities (person);

-- used_as: the identity that a pairing code became, or true for a sign-in code
CREATE TABLE codes (
  hash TEXT NOT NULL, purpose TEXT NOT NULL, person TEXT NOT NULL, expires_ms INTEGER NOT NULL, used_as TEXT
) STRICT;
CREATE UNIQUE INDEX codes_unique_hash ON codes (hash);
CREATE INDEX codes_by_expiry ON codes (expires_ms);

CREATE TABLE sessions (
  hash TEXT PRIMARY KEY NOT NULL, person TEXT NOT NULL, created_at TEXT NOT NULL,
  expires TEXT NOT NULL, expires_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_expiry ON sessions (expires_ms);

CREATE TABLE refusals (
  channel TEXT NOT NULL, external_id TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (channel, external_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledgers (id TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL) STRICT;

CREATE TABLE operations (
  ledger TEXT NOT NULL, seq INTEGER NOT NULL, turn TEXT NOT NULL, step TEXT NOT NULL, last INTEGER NOT NULL,
  actor TEXT NOT NULL, channel TEXT NOT NULL, kind TEXT NOT NULL, tool TEXT NOT NULL, undoes TEXT,
  at TEXT NOT NULL, at_ms INTEGER NOT NULL, changes TEXT NOT NULL, facts TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX operations_unique_seq ON operations (ledger, seq);
CREATE UNIQUE INDEX operations_unique_step ON operations (turn, step);
CREATE INDEX operations_by_actor ON operations
  (ledger, actor, seq DESC, turn, step, kind, undoes, last, channel, at, at_ms);

CREATE TABLE entries (
  ledger TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, date TEXT NOT NULL, category TEXT, counts INTEGER,
  amount INTEGER NOT NULL, normalised TEXT NOT NULL, actor TEXT NOT NULL, channel TEXT NOT NULL, event TEXT NOT NULL,
  body TEXT NOT NULL, last_seq INTEGER NOT NULL, removed INTEGER NOT NULL, PRIMARY KEY (ledger, id)
) STRICT;
CREATE INDEX entries_by_date ON entries (ledger, date, category, counts);
CREATE INDEX entries_by_event ON entries (ledger, event, id);

CREATE TABLE entry_tags (
  ledger TEXT NOT NULL, tag TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (ledger, tag, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_tags_by_entry ON entry_tags (ledger, entry);

${["plans", "limits", "alerts", "verdicts"]
  .map(
    (collection) => `CREATE TABLE ${collection} (
  ledger TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, last_seq INTEGER NOT NULL, removed INTEGER NOT NULL,
  PRIMARY KEY (ledger, id)
) STRICT;`,
  )
  .join("\n")}

CREATE TABLE lanes (
  lane TEXT PRIMARY KEY NOT NULL, last_order INTEGER NOT NULL, owner TEXT, until INTEGER,
  fence INTEGER NOT NULL DEFAULT 0
) STRICT;

-- is_waiting: something is still to be run or delivered · forgotten: its texts are gone
CREATE TABLE inbox (
  key TEXT NOT NULL, lane TEXT NOT NULL, lane_order INTEGER NOT NULL, channel TEXT NOT NULL, fence INTEGER,
  event TEXT NOT NULL, state TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0, decision TEXT, reply TEXT,
  delivery TEXT NOT NULL DEFAULT 'none', sent_as TEXT NOT NULL DEFAULT '[]', state_after TEXT,
  accepted_at TEXT NOT NULL, accepted_ms INTEGER NOT NULL, forgotten INTEGER NOT NULL DEFAULT 0,
  is_waiting INTEGER NOT NULL GENERATED ALWAYS AS (state = 'open' OR delivery = 'waiting') STORED
) STRICT;
CREATE UNIQUE INDEX inbox_unique_key ON inbox (key);
CREATE INDEX inbox_waiting ON inbox (lane, lane_order) WHERE is_waiting = 1;
CREATE INDEX inbox_dialog_states ON inbox (lane, lane_order) WHERE state_after IS NOT NULL;
CREATE INDEX inbox_by_state ON inbox (state, accepted_ms);

CREATE TABLE turn_messages (
  lane TEXT NOT NULL, message TEXT NOT NULL, lane_order INTEGER NOT NULL, key TEXT NOT NULL,
  PRIMARY KEY (lane, message, lane_order)
) STRICT, WITHOUT ROWID;
CREATE INDEX turn_messages_by_key ON turn_messages (key);

CREATE TABLE outbox (
  key TEXT NOT NULL, channel TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL DEFAULT 0, queued_ms INTEGER NOT NULL, body TEXT NOT NULL,
  forgotten INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX outbox_unique_key ON outbox (key);
CREATE INDEX outbox_by_state ON outbox (state, not_before);

CREATE TABLE chat_messages (
  id TEXT PRIMARY KEY NOT NULL, person TEXT NOT NULL, at_ms INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX chat_messages_by_person ON chat_messages (person, at_ms);
CREATE INDEX chat_messages_by_age ON chat_messages (at_ms);
`;
