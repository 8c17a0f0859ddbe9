import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";

/** A request as it is passed on. */
export interface Passed {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** How long a stream of events is listened to, milliseconds. */
const LISTENED_MS = 100;

/** The client writes bytes of no other kind; that it makes no recording of its own is as with whoever sends rubbish. */
const BYTES = "application/octet-stream";

/** What a recording begins with, and how it is written then. */
const OGG = { begins: Buffer.from("OggS"), type: "audio/ogg" };

/** Makes recordings of bytes where those are taken. */
export function asRecording(operation: string, passed: Passed): Passed {
  const isRecording = operation === "POST /ai/voice-to-text" && passed.headers["content-type"] === BYTES;
  if (!isRecording) return passed;
  return {
    headers: { ...passed.headers, "content-type": OGG.type },
    body: Buffer.concat([OGG.begins, passed.body]),
  };
}

/** Asks a server what a client asked, with other headers and another body. */
export function passOn(url: string, { method, url: path }: IncomingMessage, passed: Passed): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const { hostname, port } = new URL(url);
  const { "content-length": _its, "transfer-encoding": _way, ...headers } = passed.headers;
  const length = passed.body.length === 0 ? {} : { "content-length": passed.body.length };
  const asking = request({ hostname, port, method, path, headers: { ...headers, ...length } }, resolve);
  asking.once("error", reject);
  asking.end(passed.body);
  return promise;
}

/** Answers what the server answered: its document with bytes for recordings, and of a stream the beginning. */
export async function relay(answered: IncomingMessage, answering: ServerResponse): Promise<void> {
  const { statusCode = 500, rawHeaders, headers } = answered;
  const type = headers["content-type"] ?? "";
  if (type.startsWith("text/event-stream")) {
    answering.writeHead(statusCode, rawHeaders);
    answered.on("data", (part) => answering.write(part));
    await setTimeout(LISTENED_MS);
    answered.destroy();
    answering.end();
    return;
  }
  const body = await buffer(answered);
  const isDocument = type.startsWith("application/json") && body.includes('"openapi":"3.1');
  if (isDocument) {
    answering.writeHead(statusCode, { "content-type": type }).end(body.toString().replaceAll("audio/*", BYTES));
  } else answering.writeHead(statusCode, rawHeaders).end(body);
}
