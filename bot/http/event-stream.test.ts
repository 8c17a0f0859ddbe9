import { connect } from "node:net";
import express from "express";
import { expect, it } from "vitest";
import { type EventStream, openEventStream } from "./event-stream.ts";
import { listen } from "./listen.ts";

it("is cut off where its client does not read, so that what waits for it does not grow without end", async () => {
  const opened = Promise.withResolvers<EventStream>();
  const app = express().get("/", (_request, response) => opened.resolve(openEventStream(response, 60_000)));
  const server = await listen(app, { host: "127.0.0.1", port: 0 });
  const client = connect(server.port, "127.0.0.1").pause();
  client.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const stream = await opened.promise;
  const sent = { text: "x".repeat(500_000) };
  // More than any system keeps for a connection.
  for (let events = 0; events < 100 && !stream.gone.aborted; events += 1) {
    stream.send("changed", sent);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(stream.gone.aborted).toBe(true);
  client.destroy();
  await server.close(0);
});
