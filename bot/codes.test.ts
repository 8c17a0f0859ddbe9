import { describe, expect, test } from "vitest";
import { hashSecret } from "../adapters/hash-secret.ts";
import { readLinkCode } from "../domain/link-code.ts";
import { fakeClock } from "../tests/support/fake-clock.ts";
import { openMemoryStores } from "../tests/support/lanes.ts";
import { createCodes } from "./codes.ts";
import { realSurroundings } from "./surroundings.ts";

const { randomBytes } = realSurroundings();

function open(secret = "the secret of this installation") {
  const { people } = openMemoryStores();
  const clock = fakeClock();
  return { people, clock, codes: createCodes(people, secret, { now: clock.now, randomBytes }) };
}

describe("a code that is made", () => {
  test("is short where it is typed, and a link's 128 bits where it is not", async () => {
    const { codes } = open();
    for (const purpose of ["pair", "invite", "number"] as const) {
      const code = await codes.make({ purpose, person: "person-1" });
      expect(readLinkCode(code)).toBe(code);
    }
    for (const purpose of ["signin", "pin"] as const) {
      expect(await codes.make({ purpose, person: "person-1" })).toMatch(/^[\w-]{22}$/);
    }
  });

  test("is another one each time", async () => {
    const { codes } = open();
    const made = await Promise.all(
      Array.from({ length: 50 }, () => codes.make({ purpose: "pair", person: "person-1" })),
    );
    expect(new Set(made).size).toBe(50);
  });

  test("is kept under a hash that nobody computes without the secret, for as long as it is good", async () => {
    const { codes, people } = open();
    const code = await codes.make({ purpose: "number", person: "person-1", about: "+491701234567" });
    expect(await people.code(hashSecret(code))).toBeNull();
    expect(open("another secret of another installation").codes.keptAs(hashSecret(code))).not.toBe(
      codes.keptAs(hashSecret(code)),
    );
    expect(await people.code(codes.keptAs(hashSecret(code)))).toMatchObject({
      purpose: "number",
      about: "+491701234567",
      expires: "2026-11-23T12:10:00Z",
    });
    const invitation = await codes.make({ purpose: "invite", person: "person-1" });
    expect((await people.code(codes.keptAs(hashSecret(invitation))))?.expires).toBe("2026-11-30T12:00:00Z");
  });
});

describe("the code of a turn", () => {
  test("is the same whenever it is asked for, and another one for another turn, purpose or installation", () => {
    const { codes } = open();
    const code = codes.ofTurn("telegram:1", "pair");
    expect(codes.ofTurn("telegram:1", "pair")).toBe(code);
    const others = [
      codes.ofTurn("telegram:2", "pair"),
      codes.ofTurn("telegram:1", "invite"),
      open("another secret of another installation").codes.ofTurn("telegram:1", "pair"),
    ];
    expect(others).not.toContain(code);
    expect(new Set(others).size).toBe(3);
  });

  test("always has the form of one", () => {
    const { codes } = open();
    for (let turn = 0; turn < 500; turn += 1) {
      const code = codes.ofTurn(`telegram:${turn}`, "pair");
      expect(readLinkCode(code)).toBe(code);
    }
  });

  test("is kept once, from the first time on", async () => {
    const { codes, people, clock } = open();
    await codes.keep("telegram:1", { purpose: "pair", person: "person-1" });
    clock.advance({ minutes: 5 });
    await codes.keep("telegram:1", { purpose: "pair", person: "person-1" });
    const kept = await people.code(codes.keptAs(hashSecret(codes.ofTurn("telegram:1", "pair"))));
    expect(kept).toMatchObject({ person: "person-1", expires: "2026-11-23T12:10:00Z" });
  });
});
