/** Makes any text safe in Slack's markup: no mention, channel or link can come of it. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** What a person typed, from the markup that Slack makes of it: links and mentions become what they show. */
export function readMrkdwn(markup: string): string {
  return markup
    .replace(/<([^<>]*)>/g, (_, inside: string) => shownAs(inside))
    .replace(/&(amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The markup without mentions of these users, and without space around it. */
export function stripMentions(markup: string, users: readonly string[]): string {
  return markup.replace(mentionsOf(users), " ").trim();
}

/** Whether the markup mentions one of these users. */
export function mentionsAny(markup: string, users: readonly string[]): boolean {
  return markup.search(mentionsOf(users)) >= 0;
}

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

function shownAs(inside: string): string {
  const [, sigil = "", target = "", label] = /^([@#!]?)([^|]*)(?:\|(.*))?$/s.exec(inside) ?? [];
  const shown = label ?? target;
  if (sigil === "") return shown;
  if (sigil === "!") return label ?? `@${target}`;
  return shown.startsWith(sigil) ? shown : sigil + shown;
}

function mentionsOf(users: readonly string[]): RegExp {
  // Ids of users are letters and digits, so nothing needs escaping; without users nothing matches.
  const ids = users.length === 0 ? "(?!)" : users.join("|");
  return new RegExp(`\\s*<@(?:${ids})(?:\\|[^<>]*)?>[,:]?\\s*`, "g");
}
