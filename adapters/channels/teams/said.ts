import type { TeamsActivity } from "./activity.ts";

/** Whether the bot is called by its name in the text. */
export function mentionsUs(activity: TeamsActivity): boolean {
  return ourMentions(activity).length > 0;
}

/** What a person typed: without the bot's name, without quotes, and other people's names without their markup. */
export function readText(activity: TeamsActivity): string {
  const called = ourMentions(activity).reduce((text, name) => text.replaceAll(name, " "), activity.text);
  return called
    .replace(/<quoted\b[^<>]*\/>/g, " ")
    .replace(/<at\b[^<>]*>(.*?)<\/at>/gs, "$1")
    .replaceAll("&nbsp;", " ")
    .trim();
}

/** The message that this one is a reply to; Teams tells of a quoted one in two ways, of which the first is the newer. */
export function repliedMessage({ entities, attachments, replyToId }: TeamsActivity): string | undefined {
  const quoted = entities.find((entity) => entity.type === "quotedReply")?.quotedReply.messageId;
  return quoted ?? attachments.map(quotedInHtml).find((id) => id !== undefined) ?? replyToId;
}

function ourMentions({ entities, recipient }: TeamsActivity): string[] {
  return entities.flatMap((entity) =>
    entity.type === "mention" && entity.mentioned.id === recipient?.id ? [entity.text] : [],
  );
}

/** The same message as HTML begins with the one that is quoted. */
function quotedInHtml({ contentType, content }: TeamsActivity["attachments"][number]): string | undefined {
  if (contentType !== "text/html" || typeof content !== "string") return undefined;
  const opening = /<blockquote\b[^<>]*>/.exec(content)?.[0] ?? "";
  if (!opening.includes("schema.skype.com/Reply")) return undefined;
  return /\bitemid="(\w+)"/.exec(opening)?.[1];
}
