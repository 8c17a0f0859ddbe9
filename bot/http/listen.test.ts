import { connect } from "node:net";
import express from "express";
import { expect, it } from "vitest";
import { InvalidInput } from "../../domain/errors.ts";
import { listen } from "./listen.ts";
import { HOME, startTestServer } from "./test-server.ts";

it("lets running requests finish and takes no new ones", async () => {
  const reading = Promise.withResolvers<void>();
  const read = Promise.withResolvers<void>();
  const server = await startTestServer({
    deps: {
      readHome: async () => {
        reading.resolve();
        await read.promise;
        return HOME;
      },
    },
  });
  const running = fetch(`${server.url}/v1/budget/summary`, { headers: { cookie: await server.signIn() } });
  await reading.promise;
  const closed = server.close(10_000);
  await expect(fetch(`${server.url}/livez`)).rejects.toThrow();
  read.resolve();
  expect((await running).status).toBe(200);
  await closed;
});

it("ends event streams, whose clients come back elsewhere", async () => {
  const server = await startTestServer();
  const response = await fetch(`${server.url}/v1/events`, { headers: { cookie: await server.signIn() } });
  const [text] = await Promise.all([response.text(), server.close(10_000)]);
  expect(text).toContain("watching");
});

it("cuts at the deadline what would never finish", async () => {
  const reading = Promise.withResolvers<void>();
  const server = await startTestServer({
    deps: {
      readHome: () => {
        reading.resolve();
        return new Promise(() => {});
      },
    },
  });
  const running = fetch(`${server.url}/v1/budget/summary`, { headers: { cookie: await server.signIn() } });
  await reading.promise;
  await Promise.all([server.close(1), expect(running).rejects.toThrow()]);
});

it("says what to change when the port is taken", async () => {
  const server = await startTestServer();
  const second = listen(express(), { host: "127.0.0.1", port: server.port });
  await expect(second).rejects.toThrow(InvalidInput);
  await expect(second).rejects.toThrow(/PORT/);
  await server.close(0);
});

it("does not wait for an idle connection that is kept alive", async () => {
  const server = await startTestServer();
  const socket = connect(server.port, "127.0.0.1");
  socket.write("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await new Promise((resolve) => socket.once("data", resolve));
  await server.close(60_000);
  socket.destroy();
});
