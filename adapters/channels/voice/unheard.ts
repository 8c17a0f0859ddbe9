import type { Call } from "../../../domain/phone.ts";
import type { Take } from "../sms/intake.ts";
import { isoNow, type VoiceConfig } from "./config.ts";
import { callEvent } from "./parse.ts";

/**
 * Has the answer that a caller was not given sent to a chat; nothing where they were given all of them.
 *
 * It is an event of the call's own lane, so its turn runs after the one whose answer is meant, whichever process lives by
 * then; and it is one, however often it is asked for.
 */
export async function sendToChat(
  config: VoiceConfig,
  take: Take,
  { id, unanswered }: Call,
  from: string,
): Promise<void> {
  if (unanswered === null) return;
  const key = `${unanswered}:unheard`;
  await take({ ...callEvent(id, from, isoNow(config)), key, content: { kind: "unheard", turn: unanswered } });
}
