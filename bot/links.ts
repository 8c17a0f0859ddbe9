import type { Links } from "../dialogs/tools/tool.ts";
import type { PersonId } from "../domain/person.ts";
import type { PeopleStore } from "../domain/ports.ts";
import { makeCode } from "./codes.ts";
import { type Config, publicUrlOf } from "./config.ts";
import type { Surroundings } from "./surroundings.ts";

/** The settings that links depend on. */
export type LinkSettings = Pick<Config, "PUBLIC_URL" | "PORT" | "TWILIO_ACCOUNT_SID">;

/** Makes links to our own pages, for each person theirs. */
export function createLinks(
  config: LinkSettings,
  people: PeopleStore,
  surroundings: Surroundings,
): (person: PersonId) => Links {
  const hasPhone = config.TWILIO_ACCOUNT_SID !== undefined;
  return (person) => ({
    pin: async () =>
      hasPhone ? `${publicUrlOf(config)}/pin?code=${await makeCode(people, person, "pin", surroundings)}` : null,
  });
}
