import { Router } from "express";
import { methodNotAllowed } from "../answer-errors.ts";
import { docsPage } from "./docs-page.ts";
import { openApi } from "./openapi.ts";

/** `GET /v1/openapi.json` and `GET /docs`: the API for programs and for people, made at the first request. */
export function docsRoutes(): Router {
  const router = Router();
  let document: string | undefined;
  let page: string | undefined;
  router
    .route("/v1/openapi.json")
    .get((_request, response) => {
      document ??= JSON.stringify(openApi());
      response.set("cache-control", "no-cache").type("application/json").send(document);
    })
    .all(methodNotAllowed("GET"));
  router
    .route("/docs")
    .get((_request, response) => {
      page ??= docsPage();
      response.set("cache-control", "no-cache").type("text/html").send(page);
    })
    .all(methodNotAllowed("GET"));
  return router;
}
