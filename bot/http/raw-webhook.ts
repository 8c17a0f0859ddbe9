import express, { type Router } from "express";

/** Answers a webhook from its headers (names in lower case), its body exactly as it came, and its path with the query. */
export type RawWebhook = (
  headers: Readonly<Record<string, string | string[] | undefined>>,
  rawBody: Buffer,
  target: string,
) => Promise<{
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}>;

/**
 * Mounts a channel's webhook: signatures cover the raw bytes, so nothing parses the body before the channel has.
 *
 * @param limit largest body in bytes; more is answered 413
 */
export function rawWebhook(handle: RawWebhook, limit: number): Router {
  const router = express.Router();
  router.use(express.raw({ type: () => true, limit }));
  router.post("/", async (request, response) => {
    const body: unknown = request.body;
    const answer = await handle(request.headers, Buffer.isBuffer(body) ? body : Buffer.alloc(0), request.originalUrl);
    response
      .status(answer.status)
      .set(answer.headers ?? {})
      .end(answer.body);
  });
  router.all("/", (_request, response) => {
    response.status(405).set("allow", "POST").end();
  });
  return router;
}
