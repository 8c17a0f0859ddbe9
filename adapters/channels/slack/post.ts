import { webApi } from "@slack/bolt";
import { z } from "zod";
import { CALL_TIMEOUT } from "./client.ts";
import type { OutgoingMessage } from "./render.ts";

/** Where a message was put. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/** Posts a message that everyone in the conversation sees; a user's id stands for their direct message with the bot. */
export async function postMessage(
  client: webApi.WebClient,
  { channel, thread }: { readonly channel: string; readonly thread: string | undefined },
  message: OutgoingMessage,
): Promise<Posted> {
  const posted = await client.chat.postMessage({ channel, ...inThread(thread), ...payload(message) });
  return { channel: posted.channel ?? channel, ts: posted.ts ?? "" };
}

/** Posts a message that only one member of the conversation sees. */
export async function postEphemeral(
  client: webApi.WebClient,
  place: { readonly channel: string; readonly thread: string | undefined; readonly user: string },
  message: OutgoingMessage,
): Promise<Posted> {
  const { channel, thread, user } = place;
  const posted = await client.chat.postEphemeral({ channel, user, ...inThread(thread), ...payload(message) });
  return { channel, ts: posted.message_ts ?? "" };
}

/**
 * Answers a command or a pressed button where it happened. Slack does not tell which message that became.
 *
 * Fails with the same errors as a call of the client.
 */
export async function postResponse(
  { url, isEphemeral, thread }: ResponseTarget,
  message: OutgoingMessage,
  signal: AbortSignal,
): Promise<void> {
  const response_type = isEphemeral ? "ephemeral" : "in_channel";
  const body = { response_type, replace_original: false, ...inThread(thread), ...payload(message) };
  const { status, headers, text } = await exchange(url, JSON.stringify(body), signal);
  if (status === 429) throw new webApi.WebAPIRateLimitedError(Number(headers.get("retry-after")) || 1);
  if (status >= 500) throw new webApi.WebAPIHTTPError(status, "", {});
  const { data: refusal } = refused.safeParse(readJson(text));
  if (status >= 400 || refusal !== undefined) throw new webApi.WebAPIPlatformError(refusal ?? GONE);
}

interface ResponseTarget {
  readonly url: string;
  readonly isEphemeral: boolean;
  readonly thread: string | undefined;
}

const refused = z.object({ ok: z.literal(false), error: z.string() });

const GONE = { ok: false, error: "expired_url" };

async function exchange(url: string, body: string, signal: AbortSignal) {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body,
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(CALL_TIMEOUT)]),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    throw new webApi.WebAPIRequestError(error instanceof Error ? error : new Error(String(error)));
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An answer that worked is the word "ok".
    return undefined;
  }
}

function payload({ text, blocks }: OutgoingMessage) {
  // A merchant's name that looks like a link must not unfold into a preview of its site.
  return { text, blocks: [...blocks], unfurl_links: false, unfurl_media: false };
}

function inThread(thread: string | undefined) {
  return thread === undefined ? {} : { thread_ts: thread };
}
