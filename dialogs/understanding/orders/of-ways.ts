import { call, categoriesIn, nameAfter, nameIn } from "../slots.ts";
import { type Order, words } from "./order.ts";

const OF_RULES = words(
  "always from now future every time whenever belongs belong file treat count counts goes should go put categorise categorize category log when see whenever buy spend pay shop anything purchases everything filed tag mark class label",
);

const OF_CATEGORIES = words(
  "add create make new another category categories section bucket heading group own separate set up start open need want give called named name for call track separately different mixed rest spending expenses stuff put kategorie neue eine erstelle catégorie nouvelle crée ajoute categoría nueva crea agrega categoria nuova aggiungi nova cria buying keep",
);
const NEW_CATEGORY =
  /\b(?:call(?:ed)? it|called|named|for|categor(?:y|ia|ía)|kategorie|catégorie|section|bucket|heading)\b/iu;

/** What is said about a person's own ways: what goes where, what to keep in mind, where else they write. */
export const WAY_ORDERS: Readonly<Record<string, Order>> = {
  add_rule: {
    asked: "What shall always go where? Say it like “always put Lidl under groceries”.",
    about:
      /\b(?:always|from now|in future|every ?time|whenever|belongs?|should (?:be|go)|goes|counts?|file|treat|put|under|as|never)\b/,
    read(reading) {
      const mentions = categoriesIn(reading);
      const category = mentions.at(-1)?.category;
      const start = mentions.at(-1)?.start ?? 0;
      const thing = nameIn({ ...reading, frame: reading.frame.slice(0, start) }, OF_RULES);
      return category === undefined ||
        reading.amounts.length > 0 ||
        thing === "" ||
        /\bnot\b|n['’]t\b/.test(reading.lower)
        ? null
        : call("add_rule", { words: thing, category });
    },
  },
  add_category: {
    asked: "What shall the new category be called? Say it like “add a category bees”.",
    about: /\b(?:categor\w+|section|bucket|heading|group|own|separate|kategorie|catégorie|categor[ií]a)\b/u,
    but: /\b(?:rename|merge|into|delete|remove|under|list|show|which)\b|\?|\d/,
    read(reading) {
      const name = nameAfter(reading, NEW_CATEGORY, OF_CATEGORIES) || nameIn(reading, OF_CATEGORIES);
      return name === "" ? null : call("add_category", { name });
    },
  },
  remember: {
    about:
      /\b(?:remember|keep in mind|note|for (?:the|your) (?:record|info\w*)|fyi|don'?t forget|bear in mind|know|btw|heads up|make a note)\b/,
    read(reading) {
      const told = reading.text
        .replace(REMEMBERING, "")
        .replace(/[.!]+$/, "")
        .trim();
      return reading.amounts.length > 0 || told.length < 4 || told.length > 200 || /\?/.test(told)
        ? null
        : call("remember", { text: told });
    },
  },
  link_channel: {
    about: /\b(?:link\w*|connect\w*|pair\w*|hook\w*|add|code|join|set up|use|attach|sync)\b/,
    but: /\d{4}|\b(?:bio|instagram|facebook|linkedin|website|bank|account|card|calendar|wifi|bluetooth|speaker|headphones)\b/,
    read: () => call("link_channel", {}),
  },
};

const REMEMBERING =
  /^(?:(?:please|hey|ok|okay|and|can you|could you|just|so|btw|by the way|fyi|heads up|for (?:the|your) (?:record|info\w*))[, :]+)*(?:(?:remember|keep in mind|bear in mind|note|know|make a note|don'?t forget|you should know)(?: that|:|,)? )?/i;
