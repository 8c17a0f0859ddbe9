import type { z } from "zod";
import { SECRETS, settings } from "./settings.ts";

/** The text of `.env.example`: every setting with what it is for and its default. */
export function envExample(): string {
  const lines = Object.entries(settings.shape).map(([name, schema]) => {
    const fallback = name.startsWith("DEFAULT_") ? "" : defaultOf(schema);
    return `# ${schema.description ?? ""}\n#${name}=${fallback}\n`;
  });
  return [
    "# Copy to .env and remove the # in front of what you set. All of it is optional.",
    `# ${SECRETS.join(", ")} may also stand in a file: set NAME_FILE to its path.`,
    "",
    ...lines,
  ].join("\n");
}

function defaultOf(schema: z.ZodType): string {
  const { data } = schema.safeParse(undefined);
  return typeof data === "string" || typeof data === "number" ? String(data) : "";
}
