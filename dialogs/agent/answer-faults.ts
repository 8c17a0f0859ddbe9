import type { Evidence } from "./evidence.ts";
import { ungrounded } from "./grounding.ts";

/** Longer than anyone reads in a chat, in UTF-16 units. */
const LONGEST_ANSWER = 900;

/**
 * What keeps an answer of the model from being shown, each in words that the model can act on; none when it may be shown.
 *
 * It may contain figures only that this turn bears out, and no links but those that a tool gave. Only tools say what was
 * done, and nobody here does anything later by themselves.
 */
export function faultsOf(answer: string, evidence: Evidence): string[] {
  const figures = ungrounded(answer, evidence).map(
    ({ text }) => `“${text}” is in no result of this turn, or not of that.`,
  );
  const links = [...answer.matchAll(LINK)].flatMap(({ 0: link }) =>
    evidence.text().includes(link.toLowerCase()) ? [] : [`“${link}” is a link that no result has.`],
  );
  const claims = CLAIMS.flatMap((pattern) => {
    const claim = pattern.exec(answer)?.[0];
    return claim === undefined ? [] : [`“${claim.trim()}” says what was or will be done; only the program says that.`];
  });
  const length = answer.length > LONGEST_ANSWER ? ["It is too long; say it in two or three sentences."] : [];
  return [...figures, ...links, ...claims, ...length];
}

const LINK =
  /\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+|\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|app|dev|info|biz|me|co|ly|xyz|ru|cn|de|uk|eu|link|site|online|top)\b(?:\/\S*)?|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S*/giu;

const DONE =
  "logged|recorded|saved|added|noted|stored|entered|removed|deleted|erased|changed|updated|adjusted|corrected|fixed|set|moved|undone|reverted|restored|created|cancell?ed|transferred|paid|sent|booked|scheduled|linked|shared|exported";

/** English, and the commonest ways to say it in the languages around; what they miss still claims no figure. */
const CLAIMS: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:I|we)(?:'ve|’ve| have)?(?: (?!not\b|never\b)\w+){0,2} (?:${DONE})\b`, "i"),
  new RegExp(String.raw`\b(?:has|have)(?: now| just| already| successfully)? been(?: \w+)? (?:${DONE})\b`, "i"),
  new RegExp(String.raw`\b(?:is|are) now(?: \w+)? (?:${DONE})\b`, "i"),
  new RegExp(String.raw`^(?:all )?(?:done|${DONE})\b[:.!,]?`, "im"),
  /\b(?:I|we)(?:'ll|’ll| will| am going to|'m going to)(?: \w+)? (?:remind|log|record|save|add|keep|move|cancel|set|notify|let you know|send|transfer|pay|check|watch|update|delete|remove)\b/i,
  /[✅✏🗑↩↪📏☑✔]/u,
  /\b(?:ich habe|wir haben|wurde|he|hemos|j'ai|j’ai|nous avons|ho|abbiamo|eu)\b.{0,60}\b(?:eingetragen|gespeichert|gelöscht|geändert|hinzugefügt|registrado|guardado|eliminado|borrado|añadido|enregistré|ajouté|supprimé|modifié|registrato|salvato|eliminato|aggiunto|registrei|guardei|apaguei)\b/iu,
];
