import { Api } from "grammy";
import nock from "nock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { InvalidInput, NotFound, Unavailable } from "../../../domain/errors.ts";
import { createDownload } from "./download.ts";

const TOKEN = "123456:a-secret-token";
const ROOT = "https://api.telegram.org";
const signal = new AbortController().signal;
const download = createDownload({ api: new Api(TOKEN), token: TOKEN });
const failureOf = (file: Promise<unknown>): Promise<Error> =>
  file.then(
    () => new Error("nothing failed"),
    (error: unknown) => error as Error,
  );

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function describeFile(result: object): void {
  nock(ROOT).post(`/bot${TOKEN}/getFile`).reply(200, { ok: true, result });
}

describe("what somebody sent", () => {
  test("is fetched from where Telegram says it is, with the type that its name tells", async () => {
    describeFile({ file_id: "f1", file_path: "voice/file_1.oga", file_size: 4 });
    nock(ROOT).get(`/file/bot${TOKEN}/voice/file_1.oga`).reply(200, Buffer.from("OggS"));
    const { bytes, type } = await download("f1", { most: 10, signal });
    expect(Buffer.from(bytes).toString()).toBe("OggS");
    expect(type).toBe("audio/ogg");
  });

  test("is not fetched when it is too large", async () => {
    describeFile({ file_id: "f1", file_path: "voice/file_1.oga", file_size: 11 });
    expect(await failureOf(download("f1", { most: 10, signal }))).toBeInstanceOf(InvalidInput);
  });

  test("is not read beyond what it may have, whatever Telegram says of its size", async () => {
    describeFile({ file_id: "f1", file_path: "voice/file_1.oga" });
    nock(ROOT).get(`/file/bot${TOKEN}/voice/file_1.oga`).reply(200, Buffer.alloc(1_000));
    expect(await failureOf(download("f1", { most: 10, signal }))).toBeInstanceOf(InvalidInput);
  });

  test.each([
    ["that Telegram no longer knows", 400, NotFound],
    ["while Telegram is down", 502, Unavailable],
  ])("%s fails as such, and its error holds no token", async (_what, status, kind) => {
    nock(ROOT)
      .post(`/bot${TOKEN}/getFile`)
      .reply(status, { ok: false, error_code: status, description: "Bad Request: file is too old" });
    const error = await failureOf(download("f1", { most: 10, signal }));
    expect(error).toBeInstanceOf(kind);
    expect(JSON.stringify([error.message, error.stack, error.cause])).not.toContain(TOKEN);
  });

  test("at an address that breaks off fails as unavailable, and its error holds no token", async () => {
    describeFile({ file_id: "f1", file_path: "voice/file_1.oga" });
    nock(ROOT).get(`/file/bot${TOKEN}/voice/file_1.oga`).replyWithError("connection reset");
    const error = await failureOf(download("f1", { most: 10, signal }));
    expect(error).toBeInstanceOf(Unavailable);
    expect(JSON.stringify([error.message, error.stack, error.cause])).not.toContain(TOKEN);
  });
});
