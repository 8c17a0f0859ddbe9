import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import express from "express";
import { listening } from "../peers/listening.ts";
import type { Served } from "./served.ts";

/**
 * Express and SQLite and nothing else: an expense is one row, durable like ours; a summary is the sum of its month by category.
 * Nobody is asked who they are, nothing is checked, and nothing could be undone.
 */
export async function serveBare(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-bare-"));
  const db = new DatabaseSync(join(folder, "bare.db"));
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  db.exec("CREATE TABLE entries (id INTEGER PRIMARY KEY, date TEXT, category TEXT, description TEXT, minor INTEGER)");
  db.exec("CREATE INDEX entries_by_date ON entries (date, category, minor)");
  const insert = db.prepare("INSERT INTO entries (date, category, description, minor) VALUES (?, ?, ?, ?)");
  const sums = db.prepare(
    "SELECT category, sum(minor) AS minor, count(*) AS count FROM entries WHERE date BETWEEN ? AND ? GROUP BY category",
  );
  const app = express();
  app.disable("x-powered-by");
  app.use(express.json());
  const today = Temporal.Now.plainDateISO("UTC").toString();
  app.post("/v1/expenses", (request, response) => {
    const { amount, description, category_id: category } = request.body;
    const { lastInsertRowid } = insert.run(today, category, description, Math.round(amount * 100));
    response.status(201).json({ id: Number(lastInsertRowid), amount, description, category_id: category, date: today });
  });
  app.get("/v1/budget/summary", (_request, response) => {
    response.json({ categories: sums.all(`${today.slice(0, 7)}-01`, `${today.slice(0, 7)}-31`) });
  });
  const server = await listening(app);
  return {
    url: server.url.slice(0, -1),
    headers: {},
    async stop() {
      await server.stop();
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}
