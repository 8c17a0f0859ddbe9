import { Forbidden } from "../../../domain/errors.ts";
import { type ClientOptions, createClient } from "./client.ts";
import { describeFailure, TOKEN_FIX } from "./failure.ts";

/**
 * Asks Slack who we are.
 *
 * @returns our own user id
 * @throws Forbidden when the token is refused; the client's errors otherwise
 */
export async function connect(api: ClientOptions, signal: AbortSignal): Promise<string> {
  try {
    const { user_id } = await createClient(api, signal).auth.test();
    if (user_id === undefined) throw new Forbidden(TOKEN_FIX);
    return user_id;
  } catch (error) {
    const failure = describeFailure(error);
    if (failure?.kind === "token" || failure?.kind === "refused") throw new Forbidden(TOKEN_FIX);
    throw error;
  }
}
