import * as z from "zod";
import type { Route } from "./route.ts";
import { ROUTES } from "./routes.ts";

/** The API to read and to look things up in: one page without any script. */
export function docsPage(): string {
  const byTag = Map.groupBy(ROUTES, ({ tag }) => tag);
  const parts = [...byTag].map(
    ([tag, routes]) => `<section><h2>${escaped(tag)}</h2>${routes.map(endpoint).join("")}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>BudgetWise API</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs.css">
</head>
<body>
<main class="docs">
<h1>BudgetWise API</h1>
<p>${escaped(INTRODUCTION)}</p>
<p><a href="/v1/openapi.json">The same for programs: OpenAPI 3.1</a></p>
${parts.join("\n")}
</main>
</body>
</html>
`;
}

const INTRODUCTION =
  "Everything is under /v1, JSON in and out. Send “Authorization: Bearer …” with an access token or a personal one. Amounts in answers are numbers in main units of “currency”; requests take a number or a decimal string, read exactly. What goes wrong is told as problem details with a “code”.";

function endpoint(route: Route): string {
  const { method, path, summary, access, body, example, answer } = route;
  const query = Object.keys(route.query.shape).filter((name) => name !== "user_id");
  const parts = [
    `<p>${escaped(summary)}</p>`,
    `<p class="access">${escaped(ACCESS[access])}</p>`,
    query.length === 0 ? "" : `<p>Query: ${query.map((name) => `<code>${escaped(name)}</code>`).join(", ")}</p>`,
    body === undefined ? "" : code("Body", z.toJSONSchema(body, { io: "input" })),
    example === undefined ? "" : code("Example", example),
    answer === null ? "" : code("Answer", z.toJSONSchema(answer, { io: "output" })),
  ];
  const title = `<b>${method.toUpperCase()}</b> <code>${escaped(path)}</code>`;
  return `<details><summary>${title} ${escaped(summary)}</summary>${parts.join("")}</details>`;
}

const ACCESS: Readonly<Record<Route["access"], string>> = {
  public: "For anybody.",
  read: "Needs a session, or a token with “read”.",
  write: "Needs a session, or a token with “write”.",
  session: "Needs somebody who signed in; no personal token will do.",
};

function code(title: string, value: unknown): string {
  return `<h3>${title}</h3><pre><code>${escaped(JSON.stringify(value, null, 2))}</code></pre>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
