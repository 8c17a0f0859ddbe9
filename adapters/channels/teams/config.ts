import { InvalidInput } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import type { TimingConfig } from "../timing.ts";

/** Where the HTTP server mounts the endpoint, under the public URL; every Bot Framework client expects it there. */
export const MESSAGES_PATH = "/api/messages";

/** A bot's registration with Microsoft Entra ID. */
export interface AppRegistration {
  /** Application (client) ID: a GUID. */
  readonly appId: string;
  /** Client secret. */
  readonly password: string;
  /** Directory (tenant) ID of a registration for one tenant; undefined for one for many. */
  readonly tenantId: string | undefined;
}

/** Settings and surroundings of the channel. */
export interface TeamsConfig extends TimingConfig {
  /** `emulator`: without a registration, for whatever runs on this machine. */
  readonly access: AppRegistration | "emulator";
  readonly log: Log;
}

/**
 * Sees that the settings can work at all; without an app id the SDK would believe everybody.
 *
 * @throws InvalidInput naming the setting and where to find its value
 */
export function checkConfig({ access }: TeamsConfig): void {
  if (access === "emulator") return;
  if (access.appId.trim() === "") {
    throw new InvalidInput("MICROSOFT_APP_ID is empty; copy the Application (client) ID of your bot's registration.");
  }
  if (access.password.trim() === "") {
    throw new InvalidInput("MICROSOFT_APP_PASSWORD is empty; copy a client secret of your bot's registration.");
  }
}
