/** The way to what was called the same before, latest made first. */
export const version9 = "CREATE INDEX entries_by_description ON entries (ledger, normalised, id);";
