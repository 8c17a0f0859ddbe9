/** Everything else that is projected from a ledger's log, and the ways to its incomes and transfers, to what recurs, and to a category's latest. */
export const version3 = `
${[
  "categories",
  "rules",
  "incomes",
  "balances",
  "goals",
  "recurring",
  "planned",
  "reminders",
  "memories",
  "settings",
  "preferences",
]
  .map(
    (collection) => `CREATE TABLE ${collection} (
  ledger TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, last_seq INTEGER NOT NULL, removed INTEGER NOT NULL,
  PRIMARY KEY (ledger, id)
) STRICT;`,
  )
  .join("\n")}

CREATE INDEX entries_by_kind ON entries (ledger, kind, date);
CREATE INDEX entries_by_goal ON entries (ledger, json_extract(body, '$.goal'));
CREATE INDEX entries_by_category ON entries (ledger, category, id);
CREATE INDEX entries_by_recurring ON entries (ledger, json_extract(body, '$.recurring.id'), date);
`;
