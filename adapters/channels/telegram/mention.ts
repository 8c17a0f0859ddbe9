/** A command as people send it in groups: `/budget@some_bot what's left`. */
export interface Command {
  /** With its slash. */
  readonly name: string;
  /** Whom it is for, without `@`. */
  readonly bot: string | undefined;
  /** All that follows, its leading white space included. */
  readonly rest: string;
}

/** Reads a text that starts with a command; null for any other text. */
export function readCommand(text: string): Command | null {
  const match = /^\s*(\/\w+)(?:@(\w+))?(?=\s|$)(.*)$/s.exec(text);
  if (match === null) return null;
  const [, name = "", bot, rest = ""] = match;
  return { name, bot, rest };
}

/** Whether a text calls `@username`, as a word of its own; nobody can be called before their name is known. */
export function hasMention(text: string, username: string | null): boolean {
  return username !== null && mentionOf(username).test(text);
}

/** The text without `@username`, wherever it stands as a word of its own, and without space around it. */
export function stripMention(text: string, username: string | null): string {
  if (username === null) return text.trim();
  return text.replace(mentionOf(username), "").trim();
}

function mentionOf(username: string): RegExp {
  // Telegram allows only letters, digits and underscores in a username, so nothing needs escaping.
  return new RegExp(`(?<!\\S)@${username}(?!\\w)[,:]?\\s*`, "gi");
}
