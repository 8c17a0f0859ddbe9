import type { Reply, Sending, SendOptions } from "../../../dialogs/channel.ts";
import { Forbidden, Unavailable } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import { persist, type Setback } from "../persist.ts";
import type { Timing } from "../timing.ts";
import { unlessAborted } from "../unless-aborted.ts";
import { parseAddress, type TeamsAddress } from "./address.ts";
import type { TeamsConfig } from "./config.ts";
import { type Connector, createConnector } from "./connector.ts";
import { describeFailure, REGISTRATION_FIX } from "./failure.ts";
import { type OutgoingMessage, renderReply, textMessage } from "./render.ts";
import { isConnector } from "./service-url.ts";

/** What sending needs. */
export interface SenderOptions {
  readonly access: TeamsConfig["access"];
  readonly timing: Timing;
  readonly log: Log;
}

/**
 * Makes the way out to Teams.
 *
 * Messages of a reply leave one after the other. Limits are waited out as Microsoft asks; broken connections and server
 * errors are tried again until the signal aborts, also when the message may have arrived: rather twice than never. A
 * private answer to a question asked among others goes to the asker's own chat with the bot; where there can be none,
 * the others are told so without a figure. Ids of messages that went there read `<conversation>/<message>`.
 */
export function createSender({ access, timing, log }: SenderOptions): Sending {
  return {
    async send(address, reply, { replyTo, signal }) {
      const to = parseAddress(address);
      if (!isConnector(to.serviceUrl, access))
        throw new Forbidden("No figures are sent to a host that is not of Teams.");
      const courier = { connector: createConnector(access, signal), timing, log, signal };
      if (to.asker !== undefined && reply.privacy === "private") {
        return answerPrivately(courier, { ...to, asker: to.asker }, reply, replyTo);
      }
      return deliver(courier, to, renderReply(reply), replyTo);
    },
  };
}

interface Courier extends Pick<SendOptions, "signal">, Omit<SenderOptions, "access"> {
  readonly connector: Connector;
}

async function answerPrivately(
  courier: Courier,
  to: TeamsAddress & { readonly asker: string },
  reply: Reply,
  replyTo: string | undefined,
): Promise<string[]> {
  try {
    const chat = await insist(courier, () => courier.connector.openPersonalChat(to, to.asker));
    const there: TeamsAddress = { ...to, conversation: chat, kind: "personal", asker: undefined };
    const ids = await deliver(courier, there, renderReply(reply, to.conversation), undefined);
    return ids.map((id) => `${chat}/${id}`);
  } catch (error) {
    if (!(error instanceof Forbidden)) throw error;
    return deliver(courier, to, [textMessage(COME_IN_PRIVATE)], replyTo);
  }
}

const COME_IN_PRIVATE =
  "That answer is for you alone. Add me to your own chats and write to me there first, then ask again.";

/** @returns the messages' ids, where they are told */
async function deliver(
  courier: Courier,
  to: TeamsAddress,
  messages: readonly OutgoingMessage[],
  replyTo: string | undefined,
): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, message] of messages.entries()) {
    const answered = index === 0 ? replyTo : undefined;
    const id = await insist(courier, () => courier.connector.post(to, message, answered));
    if (id !== "") ids.push(id);
  }
  return ids;
}

/** @throws Unavailable, Forbidden */
async function insist<T>({ timing, log, signal }: Courier, call: () => Promise<T>): Promise<T> {
  try {
    return await persist(() => unlessAborted(call(), signal), {
      platform: "Teams",
      timing,
      signal,
      judge: judgeSending,
      onSetback: ({ detail }, wait) => log.warn({ detail, wait }, "teams: a message did not leave, trying again"),
    });
  } catch (error) {
    const failure = describeFailure(error);
    if (failure === null) throw error;
    // A refused registration is no fault of the person's: their replies wait until it is put right.
    if (failure.kind === "registration") throw new Unavailable(REGISTRATION_FIX, { retryAfter: 60_000 });
    throw new Forbidden(`Teams does not deliver there: ${failure.detail}.`);
  }
}

function judgeSending(error: unknown): Setback | null {
  const failure = describeFailure(error);
  return failure?.kind === "passing" ? failure : null;
}
