import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Unavailable } from "../domain/errors.ts";
import { temporaryFolder } from "../tests/contracts/temporary-folder.ts";
import { appSecret, derivedSecret } from "./app-secret.ts";
import { readConfig } from "./config.ts";

const bytes = (filled: number) => (n: number) => new Uint8Array(n).fill(filled);

describe("the installation's secret", () => {
  test("is the one that was set", () => {
    const APP_SECRET = "0123456789abcdef0123456789abcdef";
    expect(appSecret(readConfig({ APP_SECRET, DATA_DIR: "/nowhere" }), bytes(1))).toBe(APP_SECRET);
  });

  test("is made once, kept for its owner alone, and the same at every start", () => {
    const folder = join(temporaryFolder(), "data");
    const config = readConfig({ DATA_DIR: folder });
    const secret = appSecret(config, bytes(1));
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(appSecret(config, bytes(2))).toBe(secret);
    const file = join(folder, "app-secret");
    expect(readFileSync(file, "utf8").trim()).toBe(secret);
    expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  });

  test("is never made anew because its file can't be read", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "app-secret"));
    expect(() => appSecret(readConfig({ DATA_DIR: folder }), bytes(1))).toThrow(Unavailable);
  });

  test("that was cut short is refused rather than used", () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "app-secret"), "\n");
    expect(() => appSecret(readConfig({ DATA_DIR: folder }), bytes(1))).toThrow("app-secret holds no whole secret");
  });
});

describe("a derived secret", () => {
  test("is the same for its purpose, and another for every other purpose or installation", () => {
    const secrets = [derivedSecret("a", "x"), derivedSecret("a", "y"), derivedSecret("b", "x")];
    expect(new Set(secrets).size).toBe(3);
    expect(derivedSecret("a", "x")).toBe(secrets[0]);
    expect(secrets[0]).toMatch(/^[\w-]{43}$/);
  });
});
