import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { InvalidInput } from "../../domain/errors.ts";
import { createPasswords } from "./passwords.ts";

const passwords = createPasswords("the secret of an installation", randomBytes);

describe("a password", () => {
  it("is known again however its characters were typed, and no other is", async () => {
    const kept = await passwords.hash("Caf\u00e9 am Ring 7", "ada@example.com");
    expect(await passwords.matches("Cafe\u0301 am Ring 7", kept)).toBe(true);
    expect(await passwords.matches("cafe am Ring 7", kept)).toBe(false);
    expect(await passwords.matches("Caf\u00e9 am Ring 7", null)).toBe(false);
  });

  it("is of no use without the installation's secret, and twice the same looks different", async () => {
    const kept = await passwords.hash("a long way home", "ada@example.com");
    expect(await createPasswords("another secret", randomBytes).matches("a long way home", kept)).toBe(false);
    expect(await passwords.hash("a long way home", "ada@example.com")).not.toEqual(kept);
  });

  it.each([
    "nine char",
    "x1".repeat(65),
    "Password123!",
    "qwertyuiop",
    "0123456789",
    "9876543210",
    "zyxwvutsrqponm",
    "abababababab",
    "ada.lovelace@example.com",
    "Adalovelace2026",
  ])("is refused when everybody would try it first, or for its length: %s", async (password) => {
    await expect(passwords.hash(password, "ada.lovelace@example.com")).rejects.toThrow(InvalidInput);
  });

  it("may have any characters, from 10 to 128 of them", async () => {
    for (const password of ["🐖🐖🐎🐎🐑🐑🐄🐄🐓🐓", `${"long ".repeat(25)}end`]) {
      expect(await passwords.matches(password, await passwords.hash(password, "a@example.com"))).toBe(true);
    }
  });
});
