import { Router } from "express";
import type { HttpDeps } from "./deps.ts";

/** `GET /livez`: the process answers. `GET /readyz`: it can take work; else 503, so that a balancer looks elsewhere. */
export function healthRoutes({ isReady }: Pick<HttpDeps, "isReady">): Router {
  const router = Router();
  router.get("/livez", (_request, response) => {
    response.set("cache-control", "no-store").json({ status: "alive" });
  });
  router.get("/readyz", async (_request, response) => {
    const ready = await isReady();
    response
      .status(ready ? 200 : 503)
      .set("cache-control", "no-store")
      .json({ status: ready ? "ready" : "not ready" });
  });
  return router;
}
