import { afterEach, expect, it } from "vitest";
import { readEvents } from "../../web/read-events.ts";
import { STREAMS_EACH } from "./open-streams.ts";
import { KIM, SAM, startTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;

afterEach(() => server.close(0));

async function open(timings: { gather: number }) {
  server = await startTestServer({ deps: { timings } });
  const leaving = new AbortController();
  const response = await fetch(`${server.url}/v1/events`, {
    headers: { cookie: await server.signIn() },
    signal: leaving.signal,
  });
  return { response, events: readEvents(response.body ?? new ReadableStream()), leaving };
}

it("tells an open page that something changed, a burst of it once", async () => {
  const { events } = await open({ gather: 20 });
  expect((await events.next()).value).toEqual({ event: "watching", data: {} });
  server.change();
  server.change();
  server.change();
  expect((await events.next()).value).toEqual({ event: "changed", data: {} });
  // Were the burst not gathered, the second of its events would be read here instead of the end.
  await Promise.all([server.close(1_000), expect(events.next()).resolves.toMatchObject({ done: true })]);
});

it("stops watching when the page is closed", async () => {
  const { events, leaving } = await open({ gather: 0 });
  await events.next();
  expect(server.watchers()).toBe(1);
  leaving.abort();
  await expect.poll(() => server.watchers()).toBe(0);
});

it("ends when the session does", async () => {
  server = await startTestServer({ deps: { timings: { heartbeat: 5 } } });
  const cookie = await server.signIn();
  const response = await fetch(`${server.url}/v1/events`, { headers: { cookie } });
  const events = readEvents(response.body ?? new ReadableStream());
  await events.next();
  const ended = events.next();
  server.clock.now = server.clock.now.add({ hours: 24 * 31 });
  expect(await ended).toMatchObject({ done: true });
  await expect.poll(() => server.watchers()).toBe(0);
});

it("is for signed-in people", async () => {
  server = await startTestServer();
  expect((await fetch(`${server.url}/v1/events`)).status).toBe(401);
  expect(server.watchers()).toBe(0);
});

it("is had so often by one person and no more, until one is closed, and others have theirs meanwhile", async () => {
  server = await startTestServer();
  const leaving = new AbortController();
  const ask = (cookie: string, signal?: AbortSignal) =>
    fetch(`${server.url}/v1/events`, { headers: { cookie }, ...(signal && { signal }) });
  const [sam, kim] = [await server.signIn(SAM), await server.signIn(KIM)];
  expect((await ask(sam, leaving.signal)).status).toBe(200);
  for (let streams = 1; streams < STREAMS_EACH; streams += 1) expect((await ask(sam)).status).toBe(200);
  const refused = await ask(sam);
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("5");
  const chat = await fetch(`${server.url}/v1/ai/chat`, {
    method: "POST",
    headers: { cookie: sam, "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ message: "coffee 4.50" }),
  });
  expect(chat.status).toBe(429);
  expect(server.accepted).toEqual([]);
  expect((await ask(kim)).status).toBe(200);
  leaving.abort();
  await expect.poll(async () => (await ask(sam)).status).toBe(200);
});
