import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { InvalidInput, Unavailable } from "../../../domain/errors.ts";
import { anEvent, anIdentity, instant, START } from "../../../tests/contracts/samples.ts";
import { temporaryFolder } from "../../../tests/contracts/temporary-folder.ts";
import { connect } from "./database.ts";
import { openSqliteStores } from "./index.ts";
import { migrate, SCHEMA_VERSION, schemaVersion } from "./schema.ts";
import { version1 } from "./schema-version-1.ts";
import { version2 } from "./schema-version-2.ts";

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe("opening the store", () => {
  it("keeps folder and files from everyone but their owner", async () => {
    const folder = join(temporaryFolder(), "deep", "data");
    const stores = openSqliteStores({ folder });
    await stores.turns.accept(anEvent(), instant(0));
    expect(modeOf(folder)).toBe("700");
    for (const file of ["budgetwise.db", "budgetwise.db-wal", "budgetwise.db-shm"]) {
      expect([file, modeOf(join(folder, file))]).toEqual([file, "600"]);
    }
    await stores.close();
  });

  it("closes a file that stood open to others", async () => {
    const folder = temporaryFolder();
    await openSqliteStores({ folder }).close();
    chmodSync(join(folder, "budgetwise.db"), 0o644);
    await openSqliteStores({ folder }).close();
    expect(modeOf(join(folder, "budgetwise.db"))).toBe("600");
  });

  it("closes a folder that stood open to others", async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    await openSqliteStores({ folder }).close();
    expect(modeOf(folder)).toBe("700");
  });

  it("leaves a folder that everybody shares as it is, and says what to do", () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o1777);
    expect(() => openSqliteStores({ folder })).toThrow(Unavailable);
    expect(() => openSqliteStores({ folder })).toThrow(/Set DATA_DIR to a folder of its own/);
    expect(modeOf(folder)).toBe("777");
  });

  it("finds everything again that was there when it was closed", async () => {
    const folder = temporaryFolder();
    const before = openSqliteStores({ folder });
    await before.turns.accept(anEvent(), instant(0));
    await before.close();
    const after = openSqliteStores({ folder });
    expect((await after.turns.turn("console:1"))?.event).toEqual(anEvent());
    await after.close();
  });

  it("refuses a file that a newer program wrote, and leaves it as it is", async () => {
    const folder = temporaryFolder();
    await openSqliteStores({ folder }).close();
    const db = connect(join(folder, "budgetwise.db"), 0);
    onTestFinished(() => db.close());
    db.exec(`UPDATE meta SET schema_version = ${SCHEMA_VERSION + 1}`);
    expect(() => openSqliteStores({ folder })).toThrow(InvalidInput);
    expect(() => openSqliteStores({ folder })).toThrow(/newer program/);
    expect(schemaVersion(db)).toBe(SCHEMA_VERSION + 1);
  });

  it("says so when the folder can't be made or the file is something else", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "in the way");
    expect(() => openSqliteStores({ folder: join(folder, "file", "data") })).toThrow(Unavailable);
    writeFileSync(join(folder, "letter.db"), "Dear Sir or Madam, ".repeat(100));
    expect(() => openSqliteStores({ folder, file: "letter.db" })).toThrow(/not a database/);
    mkdirSync(join(folder, "budgetwise.db"));
    expect(() => openSqliteStores({ folder })).toThrow(Unavailable);
  });
});

describe("the schema", () => {
  it("is brought up to date from an empty file, and once only", () => {
    const db = connect(":memory:", 0);
    expect(schemaVersion(db)).toBe(0);
    migrate(db);
    expect(schemaVersion(db)).toBe(SCHEMA_VERSION);
    migrate(db);
    expect(db.all("SELECT schema_version FROM meta")).toHaveLength(1);
    db.close();
  });

  it("goes on from version 1 with what stands there", async () => {
    const folder = temporaryFolder();
    const db = connect(join(folder, "budgetwise.db"), 0);
    db.exec(version1);
    db.exec("INSERT INTO meta (schema_version) VALUES (1)");
    db.exec(`INSERT INTO inbox (key, lane, lane_order, channel, event, state, accepted_at, accepted_ms)
      VALUES ('t1', 'here', 1, 'console', '{}', 'open', '2026-11-02T09:00:00Z', 1)`);
    db.exec(`INSERT INTO identities (id, channel, external_id, person, address, state, paired_at)
      VALUES ('identity-1', 'telegram', '42', 'person-1', 'chat-42', 'active', '${START}')`);
    db.exec("INSERT INTO codes (hash, purpose, person, expires_ms) VALUES ('c0de', 'pair', 'person-1', 9e15)");
    db.close();
    const { people, turns, close } = openSqliteStores({ folder });
    expect(await turns.turn("t1")).toMatchObject({ state: "open", rounds: [] });
    expect(await people.identities("person-1")).toEqual([anIdentity({ name: null, linkedBy: "" })]);
    expect(await people.useCode("c0de", "telegram:43", START)).toBeNull();
    await close();
  });

  it("goes on from version 2 and knows the phone then", async () => {
    const folder = temporaryFolder();
    const db = connect(join(folder, "budgetwise.db"), 0);
    for (const step of [version1, version2]) db.exec(step);
    db.exec("INSERT INTO meta (schema_version) VALUES (2)");
    db.close();
    const { people, close } = openSqliteStores({ folder });
    expect(await people.link(anIdentity())).toEqual(anIdentity());
    expect(await people.pin("person-1")).toBeNull();
    await people.setPin("person-1", { salt: "s", hash: "h" });
    expect(await people.pin("person-1")).toEqual({ salt: "s", hash: "h" });
    await close();
  });

  it("goes on from version 10 and keeps a trail then", async () => {
    const folder = temporaryFolder();
    const db = connect(join(folder, "budgetwise.db"), 0);
    migrate(db);
    db.exec("DROP TABLE audit; UPDATE meta SET schema_version = 10");
    db.exec("INSERT INTO tokens (id, hash, person, name, scopes, created_at) VALUES ('t', 'h', 'p', 'n', '[]', '')");
    db.close();
    const { access, audit, close } = openSqliteStores({ folder });
    expect(await access.tokens("p")).toHaveLength(1);
    const event = { id: "pin_set:1", kind: "pin_set", person: "p", channel: null, at: START } as const;
    await audit.note(event);
    expect(await audit.events({ limit: 1 })).toEqual([event]);
    await close();
  });

  it("stays at a whole version when a step fails", () => {
    const db = connect(":memory:", 0);
    db.exec("CREATE TABLE outbox (in_the_way TEXT)");
    expect(() => migrate(db)).toThrow(/outbox/);
    expect(schemaVersion(db)).toBe(0);
    expect(db.all("SELECT name FROM sqlite_schema WHERE type = 'table'")).toEqual([{ name: "outbox" }]);
    db.close();
  });
});
