import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";

function scan(...args: readonly string[]) {
  const script = join(import.meta.dirname, "scan-secrets.ts");
  return spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...args], { encoding: "utf8" });
}

function repository(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "budgetwise-secrets-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
  writeFileSync(join(folder, name), `nothing here\n${text}\n`);
  return folder;
}

/** Made here, so that this file holds none. */
const random = (length: number, alphabet = "aB3dE5fG7h") =>
  Array.from({ length }, (_, at) => alphabet[(at * 7) % alphabet.length]).join("");

it.each([
  ["a private key", "key.pem", `-----BEGIN ${"EC "}PRIVATE KEY-----`],
  ["a token of this product", "notes.md", `bw_${random(43)}`],
  ["a signed token (JWT)", "request.http", `Authorization: Bearer eyJ${random(20)}.eyJ${random(40)}.${random(43)}`],
  ["a Telegram bot's token", ".env.old", `TELEGRAM_BOT_TOKEN=${"1234567890"}:${random(35)}`],
  ["a Slack token", "a.ts", `const token = "xoxb-${"1234567890"}-${random(24)}";`],
  ["an OpenAI key", "a.yml", `key: sk-proj-${random(48)}`],
  ["a GitHub token", "a.json", `{"token":"ghp_${random(36)}"}`],
  ["a password in an address", "compose.yml", `MONGODB_URI: mongodb+srv://ada:${random(12)}@db.example/money`],
  ["a value that is called a secret", "settings.ts", `APP_SECRET = "${random(44)}"`],
])("%s that was planted is found, wherever it stands", (what, name, text) => {
  const { status, stdout } = scan(repository(name, text));
  expect(stdout).toContain(`${name}:2: this looks like ${what}`);
  expect(status).toBe(1);
});

it("there is none here", () => {
  const { status, stdout } = scan();
  expect(stdout).toMatch(/^\d+ files, 0 secrets$/m);
  expect(status).toBe(0);
});

it("what only reads one from somewhere is none", () => {
  const { status } = scan(
    repository("a.ts", "const secret = readSecretFromTheFileThatIsNamed(config.APP_SECRET_FILE);"),
  );
  expect(status).toBe(0);
});
