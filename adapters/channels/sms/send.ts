import type { Sending } from "../../../dialogs/channel.ts";
import { Forbidden, Unavailable } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import type { Timing } from "../timing.ts";
import { unlessAborted } from "../unless-aborted.ts";
import type { Allowance } from "./allowance.ts";
import type { CreateMessage, OutgoingMessage } from "./client.ts";
import { describeFailure, SETTINGS_FIX } from "./failure.ts";
import type { Pacer } from "./pace.ts";
import { persist } from "./persist.ts";
import { renderReply } from "./render.ts";

/** What sending needs. */
export interface SenderOptions {
  readonly create: CreateMessage;
  readonly pacer: Pacer;
  readonly timing: Timing;
  readonly log: Log;
  readonly allowance: Allowance;
  /** Our number. */
  readonly phoneNumber: string;
  /** Our WhatsApp number, with or without its prefix. */
  readonly whatsappNumber: string | undefined;
  /** Where Twilio tells what became of a message. */
  readonly statusCallback: string;
}

/**
 * Makes the way out to phones. A reply is one message.
 *
 * What may pass is tried a few times, also when the message may have left: rather twice than never. A fault that only the
 * operator can mend keeps the reply waiting.
 */
export function createSender(options: SenderOptions): Sending {
  const { create, pacer, timing, log, allowance } = options;
  return {
    async send(address, reply, { signal }) {
      const body = renderReply(reply);
      if (body === "") return [];
      const message = addressed(options, address, body);
      const taken = await allowance.take(address);
      const attempt = async () => {
        // WhatsApp has no carrier in between and takes far more.
        if (!address.startsWith(WHATSAPP)) await pacer.admit(signal);
        return unlessAborted(create(message), signal);
      };
      try {
        const sid = await persist(attempt, {
          timing,
          signal,
          judge: passingDetail,
          onSetback: (detail, wait) => log.warn({ detail, wait }, "sms: a message did not leave, trying again"),
        });
        return [sid];
      } catch (error) {
        taken.giveBack();
        throw toSendingError(error);
      }
    },
  };
}

const WHATSAPP = "whatsapp:";

function addressed(options: SenderOptions, to: string, body: string): OutgoingMessage {
  const { phoneNumber, whatsappNumber, statusCallback } = options;
  if (!to.startsWith(WHATSAPP)) return { from: phoneNumber, to, body, statusCallback };
  if (whatsappNumber === undefined) throw new Forbidden("Set TWILIO_WHATSAPP_NUMBER to answer on WhatsApp.");
  const from = whatsappNumber.startsWith(WHATSAPP) ? whatsappNumber : WHATSAPP + whatsappNumber;
  return { from, to, body, statusCallback };
}

function passingDetail(error: unknown): string | null {
  const failure = describeFailure(error);
  return failure?.kind === "passing" ? failure.detail : null;
}

function toSendingError(error: unknown): unknown {
  const failure = describeFailure(error);
  if (failure === null) return error;
  const { kind, detail } = failure;
  if (kind === "settings") return new Unavailable(`${SETTINGS_FIX} (${detail})`, { retryAfter: 60_000 });
  return new Forbidden(`No text can be sent to that number: ${detail}.`);
}
