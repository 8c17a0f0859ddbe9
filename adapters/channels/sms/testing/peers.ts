import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer, type RequestListener, request, type Server } from "node:http";
import { connect } from "node:net";
import { vi } from "vitest";
import { z } from "zod";

/** Where the scripts of the peers are, and the packages that they need. */
export const PEERS = new URL("../../../../../shared/peers/", import.meta.url).pathname;
export const MODULES = process.env.PEER_MODULES ?? new URL("../../../../tests/peers", import.meta.url).pathname;
const SPEC = `${PEERS}specs/twilio_api_v2010.json`;
const STEADY = `${MODULES}/node_modules/.bin/steady`;

/** Whether the stand-in for Twilio can be started. */
export const HAS_EMULATE =
  existsSync(`${PEERS}twilio-emulate.sh`) && existsSync(`${MODULES}/node_modules/emulate/dist/index.js`);

/** Whether requests can be checked against Twilio's own specification. */
export const HAS_STEADY = existsSync(SPEC) && existsSync(STEADY);

/** The account and number that the stand-in knows. */
export const EMULATED = {
  accountSid: `AC${"0".repeat(32)}`,
  authToken: "twilio_test_auth_token",
  phoneNumber: "+15551234567",
} as const;

/** How long to wait for something to happen, and how often to look. */
export const WAIT = { timeout: 15_000, interval: 20 };

const messages = z.object({
  messages: z.array(
    z.object({ sid: z.string(), to: z.string(), from: z.string(), body: z.string(), direction: z.string() }),
  ),
});
const message = messages.shape.messages.element.pick({ sid: true });

/**
 * Starts the stand-in for Twilio.
 *
 * @param webhooks where it finds `/twilio/sms`
 */
export async function startEmulate(webhooks: string) {
  const port = await freePort();
  const server = await startServer(
    `${PEERS}twilio-emulate.sh`,
    [process.execPath, MODULES, String(port), webhooks],
    port,
  );
  const { accountSid, authToken, phoneNumber } = EMULATED;
  const url = `http://127.0.0.1:${port}`;

  async function call(path: string, fields?: Readonly<Record<string, string>>): Promise<unknown> {
    const answer = await fetch(url + path, {
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}` },
      ...(fields !== undefined && { method: "POST", body: new URLSearchParams(fields) }),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  return {
    url,
    stop: () => server.kill(),
    /** Somebody texts us. @returns the message's SID */
    text: async (From: string, Body: string) =>
      message.parse(await call("/_twilio/simulate/inbound-message", { From, To: phoneNumber, Body })).sid,
    /** Somebody calls us. @returns the call's SID */
    call: async (From: string) =>
      message.parse(await call("/_twilio/simulate/inbound-call", { From, To: phoneNumber })).sid,
    /** A message of ours came to something. */
    become: (MessageSid: string, Status: string) => call("/_twilio/simulate/message-status", { MessageSid, Status }),
    /** What we have sent to a number, oldest first. */
    sentTo: async (to: string) =>
      messages
        .parse(await call(`/2010-04-01/Accounts/${accountSid}/Messages.json?To=${encodeURIComponent(to)}`))
        .messages.filter(({ direction }) => direction === "outbound-api")
        .toReversed(),
  };
}

/** Starts a checker of requests against a platform's specification, Twilio's here, behind a relay that keeps its verdicts. */
export async function startSteady(spec = SPEC, ...validators: readonly string[]) {
  const port = await freePort();
  const forms = validators.length > 0 ? validators : ["--validator-form-array-format=repeat"];
  const options = ["-q", "--host", "127.0.0.1", "-p", String(port), ...forms, spec];
  const server = await startServer(STEADY, options, port);
  const verdicts: string[] = [];
  const relay = await listen((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const passedOn = request({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
      verdicts.push(String(answer.headers["x-steady-error-count"]));
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passedOn);
  });
  return {
    url: relay.url,
    /** How many faults each request had, as text; `undefined` for one that was not checked. */
    verdicts,
    async stop() {
      server.kill();
      await relay.close();
    },
  };
}

/** Opens an HTTP server at a free port. */
export async function listen(answer: RequestListener) {
  const server: Server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** Starts a program that listens at a port, and waits until it does. */
export async function startServer(command: string, args: readonly string[], port: number): Promise<ChildProcess> {
  const server = spawn(command, args, { stdio: "ignore" });
  await vi.waitFor(() => accepts(port), WAIT);
  return server;
}

function accepts(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve();
    });
    socket.once("error", reject);
  });
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const port = portOf(server);
  await new Promise((closed) => server.close(closed));
  return port;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
