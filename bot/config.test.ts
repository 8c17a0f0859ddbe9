import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigFault, readConfig } from "./config.ts";
import { envExample } from "./env-example.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const TOKEN = "123456:a-bot-token";
const GUID = "00000000-0000-0000-0000-000000000001";

describe("settings", () => {
  test("all have a default, so that nothing has to be set", () => {
    expect(readConfig({})).toMatchObject({
      PORT: 3000,
      HOST: "127.0.0.1",
      DATA_DIR: "./data",
      RETENTION_DAYS: 30,
      REGISTRATION: "owner",
      TELEGRAM_MODE: "polling",
      RATE_LIMIT_IDENTITY: 30,
      LOG_LEVEL: "info",
    });
  });

  test("that are empty or blank count as not set", () => {
    expect(readConfig({ PORT: "", HOST: " ", TELEGRAM_BOT_TOKEN: "", APP_SECRET: "\n" })).toEqual(readConfig({}));
  });

  test("are read as they are meant", () => {
    const given = { PORT: " 8080 ", RATE_LIMIT_IDENTITY: "off", DEFAULT_CURRENCY: "EUR" };
    expect(readConfig(given)).toMatchObject({
      PORT: 8080,
      RATE_LIMIT_IDENTITY: "off",
      DEFAULT_CURRENCY: "EUR",
    });
  });

  test("name the public address as an origin, however it was written", () => {
    expect(readConfig({ PUBLIC_URL: "https://Budget.Example/" }).PUBLIC_URL).toBe("https://budget.example");
  });

  test.each([
    ["PORT", "many", "PORT=many must be a whole number from 0 to 65535."],
    ["PORT", "65536", "PORT=65536 must be a whole number from 0 to 65535."],
    ["PORT", "0x50", "PORT=0x50 must be a whole number from 0 to 65535."],
    ["RETENTION_DAYS", "0", "RETENTION_DAYS=0 must be a whole number from 1 to 3650."],
    ["RETENTION_DAYS", "1.5", "RETENTION_DAYS=1.5 must be a whole number from 1 to 3650."],
    ["RATE_LIMIT_IDENTITY", "0", "RATE_LIMIT_IDENTITY=0 must be a whole number above 0, or off."],
    ["RATE_LIMIT_IDENTITY", "never", "RATE_LIMIT_IDENTITY=never must be a whole number above 0, or off."],
    ["PUBLIC_URL", "example", "PUBLIC_URL=example must be a URL that starts with http:// or https://."],
    ["PUBLIC_URL", "ftp://example", "PUBLIC_URL=ftp://example must be a URL that starts with http:// or https://."],
    [
      "PUBLIC_URL",
      "https://example/b",
      "PUBLIC_URL=https://example/b must end after the host: nothing can be served below a path.",
    ],
    ["REGISTRATION", "all", "REGISTRATION=all must be owner or invite or open."],
    ["TELEGRAM_MODE", "push", "TELEGRAM_MODE=push must be polling or webhook."],
    ["DEFAULT_CURRENCY", "dollars", "DEFAULT_CURRENCY=dollars is no ISO 4217 code; write it like USD."],
    ["DEFAULT_TIME_ZONE", "Mars", "DEFAULT_TIME_ZONE=Mars is no IANA time zone; write it like Europe/Berlin."],
    ["DEFAULT_LOCALE", "english!", "DEFAULT_LOCALE=english! is no BCP 47 locale; write it like en-US."],
    ["BOT_FRAMEWORK_EMULATOR", "yes", "BOT_FRAMEWORK_EMULATOR=yes must be true or false."],
    ["LOG_LEVEL", "loud", "LOG_LEVEL=loud must be trace or debug or info or warn or error or silent."],
    ["LLM_DAILY_BUDGET_USD", "-1", "LLM_DAILY_BUDGET_USD=-1 must be an amount in US dollars like 0.25."],
    ["LLM_API", "chat", "LLM_API=chat needs OPENAI_API_KEY or OPENAI_BASE_URL; set one, or remove LLM_API."],
    ["OPENAI_BASE_URL", "local", "OPENAI_BASE_URL=local must be a URL that starts with http:// or https://."],
    [
      "MONGODB_URI",
      "mongodb://db",
      "MONGODB_URI needs APP_SECRET, which all processes on that database share; set it to 32 or more characters.",
    ],
  ])("that can't be are named with their fix: %s=%s", (name, value, fault) => {
    expect(faultsOf({ [name]: value })).toEqual([fault]);
  });

  test("with many faults name all of them at once", () => {
    const faults = faultsOf({
      PORT: "many",
      HOST: "0.0.0.0",
      LOG_LEVEL: "loud",
      TELEGRAM_WEBHOOK_SECRET: "a-webhook-secret",
      APP_SECRET_FILE: "/nowhere/secret",
      MONGODB_URI: "mongodb://db",
    });
    const named = ["APP_SECRET_FILE", "PORT", "LOG_LEVEL", "MONGODB_URI", "HOST", "TELEGRAM_WEBHOOK_SECRET"];
    expect(faults.map((fault) => fault.split(/[ =]/)[0])).toEqual(named);
  });

  test.each([
    "APP_SECRET",
    "MONGODB_URI",
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_WEBHOOK_SECRET",
    "SLACK_SIGNING_SECRET",
    "SLACK_BOT_TOKEN",
    "TWILIO_AUTH_TOKEN",
    "MICROSOFT_APP_PASSWORD",
  ])("never show %s in a fault", (name) => {
    const faults = faultsOf({ [name]: "!hush!" });
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join()).not.toContain("hush");
  });
});

describe("a secret", () => {
  const files: Readonly<Record<string, string>> = { "/run/token": `${TOKEN}\n`, "/run/secret": `${SECRET}\n` };
  const readFile = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new Error(`There is no ${path}.`);
    return text;
  };

  test("may stand in a file", () => {
    const given = { TELEGRAM_BOT_TOKEN_FILE: "/run/token", APP_SECRET_FILE: "/run/secret" };
    expect(readConfig(given, readFile)).toMatchObject({ TELEGRAM_BOT_TOKEN: TOKEN, APP_SECRET: SECRET });
  });

  test("whose file can't be read is a fault that names the file", () => {
    expect(faultsOf({ APP_SECRET_FILE: "/run/other" }, readFile)).toEqual([
      "APP_SECRET_FILE names /run/other, which can't be read; check the path and its permissions.",
    ]);
  });

  test("that is too short to be one is refused", () => {
    expect(faultsOf({ APP_SECRET: "short" })).toEqual(["APP_SECRET must have at least 32 characters."]);
  });
});

describe("settings that need each other", () => {
  test("listening to the network takes a public address and a secret", () => {
    const fault = ["HOST=0.0.0.0 opens it to the network: set PUBLIC_URL and APP_SECRET too, or HOST=127.0.0.1."];
    expect(faultsOf({ HOST: "0.0.0.0" })).toEqual(fault);
    expect(faultsOf({ HOST: "0.0.0.0", PUBLIC_URL: "https://budget.example" })).toEqual(fault);
    expect(faultsOf({ HOST: "0.0.0.0", APP_SECRET: SECRET })).toEqual(fault);
    expect(faultsOf({ HOST: "0.0.0.0", PUBLIC_URL: "https://budget.example", APP_SECRET: SECRET })).toEqual([]);
    for (const HOST of ["localhost", "127.0.0.1", "127.0.0.53", "::1"]) expect(faultsOf({ HOST })).toEqual([]);
  });

  test("webhooks take a public address on https, or a Bot API server on this machine", () => {
    const webhook = { TELEGRAM_MODE: "webhook", TELEGRAM_BOT_TOKEN: TOKEN };
    const fault = [
      "TELEGRAM_MODE=webhook needs PUBLIC_URL on https, because Telegram calls it; set it or use polling.",
    ];
    expect(faultsOf(webhook)).toEqual(fault);
    expect(faultsOf({ ...webhook, PUBLIC_URL: "http://budget.example" })).toEqual(fault);
    expect(faultsOf({ ...webhook, TELEGRAM_API_ROOT: "https://api.example" })).toEqual(fault);
    expect(faultsOf({ ...webhook, PUBLIC_URL: "https://budget.example" })).toEqual([]);
    expect(faultsOf({ ...webhook, TELEGRAM_API_ROOT: "http://127.0.0.1:8081" })).toEqual([]);
    expect(faultsOf({ TELEGRAM_MODE: "webhook" })).toEqual([]);
  });

  test.each([
    ["TELEGRAM_WEBHOOK_SECRET", "a-webhook-secret"],
    ["TELEGRAM_API_ROOT", "http://127.0.0.1:8081"],
  ])("%s is of no use without a bot", (name, value) => {
    const fault = `${name} is set but TELEGRAM_BOT_TOKEN is not; set it, or remove ${name}.`;
    expect(faultsOf({ [name]: value })).toEqual([fault]);
    expect(faultsOf({ [name]: value, TELEGRAM_BOT_TOKEN: TOKEN })).toEqual([]);
  });

  test.each([
    ["Slack", { SLACK_SIGNING_SECRET: "a-signing-secret", SLACK_BOT_TOKEN: "xoxb-1" }],
    ["SMS", { TWILIO_ACCOUNT_SID: "AC1", TWILIO_AUTH_TOKEN: "a-token", TWILIO_PHONE_NUMBER: "+15550100" }],
    ["Teams", { MICROSOFT_APP_ID: GUID, MICROSOFT_APP_PASSWORD: "a-client-secret" }],
  ])("%s is on with all that it takes, and half of it is a fault", (_, settings) => {
    expect(faultsOf(settings)).toEqual([]);
    for (const missing of Object.keys(settings)) {
      const half = Object.fromEntries(Object.entries(settings).filter(([name]) => name !== missing));
      expect(faultsOf(half)).toEqual(
        Object.keys(half).map((name) => `${name} is set but ${missing} is not; set it, or remove ${name}.`),
      );
    }
  });
});

describe("the emulator's endpoint, which asks nobody for a token", () => {
  const emulator = { BOT_FRAMEWORK_EMULATOR: "true" };

  test.each([
    {},
    { HOST: "::1" },
    { PUBLIC_URL: "http://localhost:3000" },
    { HOST: "127.0.0.1", PUBLIC_URL: "http://127.0.0.1:3000" },
  ])("opens on this machine: %j", (settings) => {
    expect(faultsOf({ ...emulator, ...settings })).toEqual([]);
  });

  test("opens to nobody else", () => {
    const open = { HOST: "0.0.0.0", PUBLIC_URL: "https://budget.example", APP_SECRET: SECRET };
    expect(faultsOf({ ...emulator, ...open })).toEqual([
      "BOT_FRAMEWORK_EMULATOR=true asks nobody for a token: remove it, or HOST=0.0.0.0.",
      "BOT_FRAMEWORK_EMULATOR=true asks nobody for a token: remove it, or PUBLIC_URL=https://budget.example.",
    ]);
    expect(faultsOf({ ...open, BOT_FRAMEWORK_EMULATOR: "false" })).toEqual([]);
  });

  test("does not go with a registration, which asks everybody", () => {
    expect(faultsOf({ ...emulator, MICROSOFT_APP_ID: GUID, MICROSOFT_APP_PASSWORD: "a-client-secret" })).toEqual([
      "BOT_FRAMEWORK_EMULATOR=true asks nobody for a token, and MICROSOFT_APP_ID everybody: remove one of them.",
    ]);
  });
});

describe("the example file", () => {
  const committed = readFileSync(join(import.meta.dirname, "../.env.example"), "utf8");

  test("is what the settings say of themselves", () => {
    expect(committed).toBe(envExample());
  });

  test("names every setting once, and setting none of it changes nothing", () => {
    const lines = committed.split("\n").filter((line) => /^#[A-Z_]+=/.test(line));
    const names = lines.map((line) => line.slice(1, line.indexOf("=")));
    expect(new Set(names).size).toBe(names.length);
    const given = Object.fromEntries(lines.map((line) => line.slice(1).split("=")));
    expect(readConfig(given)).toEqual(readConfig({}));
  });
});

function faultsOf(environment: Record<string, string>, readFile?: (path: string) => string): readonly string[] {
  try {
    readConfig(environment, readFile);
    return [];
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
    throw error;
  }
}
