import type { NumberProof } from "../../dialogs/account.ts";
import { codeMark } from "../../dialogs/replies/code-marks.ts";
import type { AccountScope } from "./account.ts";

/** How many codes are texted a day: to a number, so that nobody is pestered, and for a person, so that nobody runs up a bill. */
const TEXTS = { toNumber: 3, forPerson: 5 } as const;

/** Texts a number the code that proves it, to be shown by the person who asked and by nobody else. */
export async function proveNumber(scope: AccountScope, number: string): Promise<NumberProof> {
  const { deps, event, person } = scope;
  if (!deps.ways("pair").some(({ channel }) => channel === "sms")) return "off";
  if ((await deps.people.identity("sms", number))?.person === person.id) return "yours";
  if (!(await mayText(scope, number))) return "too_often";
  await deps.codes.keep(event.key, { purpose: "number", person: person.id, about: number });
  const text = `BudgetWise: ${codeMark("number")} links this number to the budget book of whoever asked for it. If that wasn't you, ignore this and tell nobody the code.`;
  const reply = { blocks: [{ kind: "text" as const, text }], privacy: "private" as const, codesOf: event.key };
  scope.tell([{ key: `${event.key}:proof`, channel: "sms", address: number, reply }]);
  return "texted";
}

async function mayText({ deps, event, person, now }: AccountScope, number: string): Promise<boolean> {
  const day = now.slice(0, "YYYY-MM-DD".length);
  const until = Temporal.Instant.from(now).add({ hours: 24 }).toString();
  const toNumber = { bucket: `texts ${day} ${number}`, limit: TEXTS.toNumber, until };
  const forPerson = { bucket: `texts ${day} ${person.id}`, limit: TEXTS.forPerson, until };
  return (await deps.people.spend(toNumber, event.key)) && (await deps.people.spend(forPerson, event.key));
}
