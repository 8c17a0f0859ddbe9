import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** The rooms in the only direction in which imports may run: from the left to the right. */
const ROOMS = ["bot", "adapters", "dialogs", "domain"] as const;

/** Where a package may be imported; what is not named here may be imported nowhere but in tests and tools. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  zod: ["domain", "dialogs", "bot", "adapters"],
  "botbuilder-core": ["bot/framework"],
  botbuilder: ["adapters/channels/teams"],
  grammy: ["adapters/channels/telegram"],
  "@slack/bolt": ["adapters/channels/slack"],
  twilio: ["adapters/channels/sms", "adapters/channels/voice"],
  mongoose: ["adapters/stores/mongo"],
  openai: ["adapters/services/openai"],
  agenda: ["bot/jobs", "adapters/stores/mongo", "adapters/stores/sqlite"],
  "@agendajs/mongo-backend": ["adapters/stores/mongo"],
  express: ["bot"],
  "@modelcontextprotocol/sdk": ["bot/http/mcp"],
  jose: ["bot/access/access-jwt.ts"],
  pino: ["bot/logger.ts"],
  qrcode: ["bot/qr.ts"],
  "@opentelemetry/api": ["bot/telemetry.ts"],
  "chrono-node": ["dialogs/understanding"],
  "node:sqlite": ["adapters/stores/sqlite"],
};

/** Built-in modules that reach the outside world; the inner rooms get such things as arguments. */
const PURE_ROOMS = ["dialogs", "domain"];

/** Reads the compiled files beside it, which are part of the program like its modules, and nothing else. */
const READS_OWN_DATA = "dialogs/understanding/data/artefact.ts";

const root = resolve(import.meta.dirname, "..");

describe("the house", () => {
  const files = ROOMS.flatMap((room) => sources(join(root, room)));

  test("has source files in every room", () => {
    for (const room of ROOMS) expect(files.some((file) => file.startsWith(`${room}/`))).toBe(true);
  });

  test("has imports that run one way only: bot → adapters → dialogs → domain", () => {
    const wrong = files.flatMap((file) =>
      imports(file).flatMap((target) => {
        if (!target.startsWith(".")) return [];
        const imported = relative(root, resolve(root, dirname(file), target));
        return roomOf(imported) >= roomOf(file) ? [] : [`${file} imports ${imported}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("keeps each package in the one place that it belongs to", () => {
    const wrong = files.flatMap((file) =>
      imports(file).flatMap((target) => {
        const name = packageOf(target);
        if (target.startsWith(".") || (name.startsWith("node:") && !(name in PACKAGES))) return [];
        const places = PACKAGES[name] ?? [];
        return places.some((place) => file === place || file.startsWith(`${place}/`))
          ? []
          : [`${file} imports ${name}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("has inner rooms that know no outside world", () => {
    const wrong = files
      .filter((file) => PURE_ROOMS.some((room) => file.startsWith(`${room}/`)))
      .flatMap((file) =>
        imports(file).flatMap((target) =>
          target.startsWith("node:") && !(file === READS_OWN_DATA && target === "node:fs")
            ? [`${file} imports ${target}`]
            : [],
        ),
      );
    expect(wrong).toEqual([]);
  });

  test("has a domain without a clock and without chance", () => {
    const wrong = files
      .filter((file) => file.startsWith("domain/"))
      .filter((file) =>
        /Date\.now|new Date\(\)|Math\.random|Temporal\.Now|crypto\./.test(readFileSync(join(root, file), "utf8")),
      );
    expect(wrong).toEqual([]);
  });

  test("has the same files in every channel's folder", () => {
    const channels = readdirSync(join(root, "adapters/channels"), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
    expect(channels.length).toBeGreaterThan(2);
    for (const channel of channels) {
      const names = readdirSync(join(root, "adapters/channels", channel));
      for (const name of ["verify.ts", "parse.ts", "render.ts", "send.ts", "capabilities.ts", "index.ts"]) {
        expect(names, `${channel} has ${name}`).toContain(name);
      }
    }
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !isTest(join(entry.parentPath, entry.name)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function isTest(path: string): boolean {
  return path.endsWith(".test.ts") || path.includes("/testing/") || path.endsWith("test-server.ts");
}

function imports(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(
    /(?:^|[\s;])(?:import|export)\s[^"';]*?from\s*"([^"]+)"|\bimport\s*\(\s*"([^"]+)"|^import\s*"([^"]+)"/gm,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

function packageOf(target: string): string {
  if (target.startsWith("node:")) return target;
  const parts = target.split("/");
  return target.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
}

function roomOf(file: string): number {
  return ROOMS.findIndex((room) => file.startsWith(`${room}/`));
}
