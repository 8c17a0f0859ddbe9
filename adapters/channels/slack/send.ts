import type { webApi } from "@slack/bolt";
import type { Reply, Sending } from "../../../dialogs/channel.ts";
import { Forbidden, Unavailable } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import { persist } from "../persist.ts";
import type { Timing } from "../timing.ts";
import { parseAddress } from "./address.ts";
import { type ClientOptions, createClient } from "./client.ts";
import { describeFailure, TOKEN_FIX } from "./failure.ts";
import type { Pacer } from "./pace.ts";
import { persistence } from "./persistence.ts";
import { postEphemeral, postMessage, postResponse } from "./post.ts";
import { describePictures, type OutgoingMessage, renderReply } from "./render.ts";
import { type Way, waysTo } from "./ways.ts";

/** What sending needs. */
export interface SenderOptions {
  readonly api: ClientOptions;
  readonly pacer: Pacer;
  readonly timing: Timing;
  readonly log: Log;
}

/**
 * Makes the way out to Slack.
 *
 * Messages of a reply leave one after the other, paced. Limits are waited out as Slack asks; broken connections and
 * server errors are tried again until the signal aborts, also when the message may have arrived: rather twice than never.
 * What Slack refuses in one way goes the next one, in the end to the asker's direct message. What went by a response URL
 * has no id; ids of messages that went to a direct message instead of the address's conversation read `<channel>/<ts>`.
 */
export function createSender({ api, ...tools }: SenderOptions): Sending {
  return {
    async send(address, reply, { signal }) {
      const [way, ...others] = waysTo(parseAddress(address), reply.privacy, tools.timing.now());
      if (way === undefined) throw new Forbidden("A private answer can't go to a channel without knowing who asked.");
      return deliver({ ...tools, signal, client: createClient(api, signal) }, reply, way, others, 0);
    },
  };
}

interface Courier extends Omit<SenderOptions, "api"> {
  readonly client: webApi.WebClient;
  readonly signal: AbortSignal;
}

/** Sends the messages of a reply from the one at `start` on; where a way ends, the others take over. */
async function deliver(
  courier: Courier,
  reply: Reply,
  way: Way,
  [next, ...others]: readonly Way[],
  start: number,
): Promise<string[]> {
  const ids: string[] = [];
  const messages = renderReply(reply, way.kind === "direct" ? way.askedIn : null);
  for (const [index, message] of messages.entries()) {
    if (index < start) continue;
    try {
      if (way.kind === "response" && index >= way.capacity) throw new Forbidden("The response URL is used up.");
      ids.push(...(await deliverOne(courier, way, message)));
    } catch (error) {
      if (!(error instanceof Forbidden) || next === undefined) throw error;
      courier.log.info({ detail: error.message, way: way.kind, next: next.kind }, "slack: answering another way");
      return [...ids, ...(await deliver(courier, reply, next, others, index))];
    }
  }
  return ids;
}

/** @returns the message's id, where Slack tells it */
async function deliverOne(courier: Courier, way: Way, message: OutgoingMessage): Promise<string[]> {
  const { pacer, timing, signal, log } = courier;
  const attempt = async () => {
    await pacer.admit(paceOf(way), signal);
    return postBy(courier, way, message);
  };
  try {
    return await persist(attempt, { timing, signal, ...persistence(log) });
  } catch (error) {
    const failure = describeFailure(error);
    if (failure === null) throw error;
    const described = describePictures(message);
    if (failure.kind === "refused" && failure.code === "invalid_blocks" && described !== null) {
      // Slack could not fetch the picture: its description says the same in words.
      courier.log.warn({ detail: failure.detail }, "slack: sending a picture's description instead of it");
      return deliverOne(courier, way, described);
    }
    // A bad token is no fault of the person's: their replies wait until it is put right.
    if (failure.kind === "token") throw new Unavailable(TOKEN_FIX, { retryAfter: 60_000 });
    throw new Forbidden(`Slack does not deliver there: ${failure.detail}.`);
  }
}

async function postBy({ client, signal }: Courier, way: Way, message: OutgoingMessage): Promise<string[]> {
  switch (way.kind) {
    case "response":
      await postResponse(way, message, signal);
      return [];
    case "ephemeral":
      return [(await postEphemeral(client, way, message)).ts];
    case "message":
      return [(await postMessage(client, way, message)).ts];
    case "direct": {
      const { channel, ts } = await postMessage(client, { channel: way.user, thread: undefined }, message);
      return [`${channel}/${ts}`];
    }
  }
}

function paceOf(way: Way): string {
  if (way.kind === "response") return way.url;
  return way.kind === "direct" ? way.user : way.channel;
}
