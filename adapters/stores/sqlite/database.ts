import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from "node:sqlite";

/** A row by column name. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** An open SQLite database whose statements are prepared once. Everything is synchronous and raises SQLite's own errors. */
export interface Database {
  /** Runs one statement. @returns how many rows it changed */
  run(sql: string, ...values: SQLInputValue[]): number;
  get(sql: string, ...values: SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: SQLInputValue[]): Row[];
  /** Runs statements that take and give no values. */
  exec(sql: string): void;
  isInTransaction(): boolean;
  close(): void;
}

/**
 * Connects to a file, or to `:memory:`.
 *
 * @param busyTimeout how long a statement blocks while another process writes, milliseconds
 */
export function connect(path: string, busyTimeout: number): Database {
  const sqlite = new DatabaseSync(path, { timeout: busyTimeout, enableForeignKeyConstraints: false });
  const prepared = new Map<string, StatementSync>();
  return {
    run: (sql, ...values) => Number(statement(sql).run(...values).changes),
    get: (sql, ...values) => statement(sql).get(...values),
    all: (sql, ...values) => statement(sql).all(...values),
    exec: (sql) => sqlite.exec(sql),
    isInTransaction: () => sqlite.isTransaction,
    close: () => sqlite.close(),
  };

  function statement(sql: string): StatementSync {
    let known = prepared.get(sql);
    if (!known) {
      known = sqlite.prepare(sql);
      prepared.set(sql, known);
    }
    return known;
  }
}
