import type { Usage, UsageStore } from "../../../dialogs/usage.ts";
import type { Connection } from "./connection.ts";
import type { Database, Row } from "./database.ts";
import { integer, oneOf, text } from "./row.ts";

/** What paid services took. A power cut may forget the last calls of a budget, and nothing else depends on them. */
export function createUsageStore({ db, read, write }: Connection): UsageStore {
  return {
    add: (usage) => write("relaxed", () => addUsage(db, usage)),
    onDay: (day) => read(() => db.all("SELECT * FROM usage WHERE day = ?", day).map(toUsage)),
    noteTold: (person, day, event) => write("durable", () => noteTold(db, person, day, event)),
  };
}

function addUsage(db: Database, { person, day, kind, calls, tokens, microDollars }: Usage): void {
  db.run(
    `INSERT INTO usage (person, day, kind, calls, input, cached, output, reasoning, micro_dollars)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (day, person, kind) DO UPDATE SET
       calls = calls + excluded.calls, input = input + excluded.input, cached = cached + excluded.cached,
       output = output + excluded.output, reasoning = reasoning + excluded.reasoning,
       micro_dollars = micro_dollars + excluded.micro_dollars`,
    person,
    day,
    kind,
    calls,
    tokens.input,
    tokens.cached,
    tokens.output,
    tokens.reasoning,
    microDollars,
  );
}

function noteTold(db: Database, person: string, day: string, event: string): boolean {
  const insert = "INSERT INTO usage_notices (person, day, event) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
  if (db.run(insert, person, day, event) === 1) return true;
  const sameEvent = "SELECT day FROM usage_notices WHERE day = ? AND person = ? AND event = ?";
  return db.get(sameEvent, day, person, event) !== undefined;
}

function toUsage(row: Row): Usage {
  return {
    person: text(row, "person"),
    day: text(row, "day"),
    kind: oneOf(row, "kind", ["model", "transcription", "speech"]),
    calls: integer(row, "calls"),
    tokens: {
      input: integer(row, "input"),
      cached: integer(row, "cached"),
      output: integer(row, "output"),
      reasoning: integer(row, "reasoning"),
    },
    microDollars: integer(row, "micro_dollars"),
  };
}
