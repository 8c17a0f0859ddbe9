import type { Person } from "../../../domain/person.ts";
import type { PeopleStore } from "../../../domain/ports.ts";
import { hashSecret } from "../../hash-secret.ts";

/** Who is behind a signed-in browser. */
export interface Visitor {
  readonly person: Person;
  /** SHA-256 of the session token, hex. */
  readonly session: string;
}

/** Is it really them? The person whose open session a token is; null for none. */
export async function verifyVisitor(
  people: Pick<PeopleStore, "session" | "person">,
  token: string | undefined,
  now: Temporal.Instant,
): Promise<Visitor | null> {
  if (token === undefined || token === "") return null;
  const session = await people.session(hashSecret(token), now.toString());
  const person = session && (await people.person(session.person));
  return person && { person, session: session.hash };
}
