import { describe, expect, test } from "vitest";
import { hashSecret } from "../hash-secret.ts";
import { readSaid, readShownCode, showing } from "./pairing.ts";

const shown = { kind: "pair", codeHash: hashSecret("7K2M-9QXD") };

describe("a text", () => {
  test.each(["link 7K2M-9QXD", "Link 7k2m9qxd", "  pair   7k2m-9qxd ", "/link 7K2M-9QXD", "7k2m-9qxd"])(
    "shows a code as “%s”",
    (text) => {
      expect(readShownCode(text)).toEqual(shown);
    },
  );

  test.each([
    "link",
    "link telegram",
    "link whatsapp",
    "link my whatsapp",
    "link 2",
    "link +49 170 1234567",
    "link 01701234567",
    "pair jeans 120",
    "7k2m9qxd",
    "2024-2025",
    "coffee 4.50",
    "unlink 7K2M-9QXD",
  ])("shows none as “%s”, and is said like anything else", (text) => {
    expect(readShownCode(text)).toBeNull();
    expect(readSaid(text)).toEqual({ kind: "message", text });
  });

  test.each(["link 7K2M-9QX", "pair 7K2M-9QXDA", "link pASSw0rd_of-old"])("shows a wrong one as “%s”", (text) => {
    const { codeHash } = readShownCode(text) ?? {};
    expect(codeHash).toMatch(/^[0-9a-f]{64}$/);
    expect(codeHash).not.toBe(shown.codeHash);
  });
});

test("a code of a link is read as it was made, and anything else as it stands", () => {
  expect(showing("7k2m9qxd")).toEqual(shown);
  expect(showing("hello")).toEqual({ kind: "pair", codeHash: hashSecret("hello") });
});

test("a code is told apart by case", () => {
  expect(readSaid("pair ABC123")).not.toEqual(readSaid("pair abc123"));
});
