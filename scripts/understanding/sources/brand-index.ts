import { readFileSync } from "node:fs";
import { z } from "zod";
import type { CategoryId } from "../../../domain/categories.ts";
import { normaliseDescription } from "../../../domain/entry.ts";
import { categoryOfKind } from "./tag-categories.ts";

/** A name of a brand, with how well known it is in each category in which it sells something. */
export interface IndexedBrand {
  /** As `normaliseDescription` leaves it. */
  readonly name: string;
  /** Higher is better known: countries, web sites and profiles of its best known bearer there. Best first. */
  readonly fame: readonly (readonly [CategoryId, number])[];
}

/**
 * All brands of the name-suggestion-index by name, sorted.
 *
 * @param folder where the packages are installed
 */
export function readBrandIndex(folder: string): IndexedBrand[] {
  const index = indexFile.parse(
    JSON.parse(readFileSync(`${folder}/name-suggestion-index/dist/json/nsi.min.json`, "utf8")),
  );
  const known = wikidataFile.parse(
    JSON.parse(readFileSync(`${folder}/name-suggestion-index/dist/wikidata/wikidata.json`, "utf8")),
  ).wikidata;
  const byName = new Map<string, Map<CategoryId, number>>();
  for (const [path, { items }] of Object.entries(index.nsi)) {
    const [tree, ...kind] = path.split("/");
    const category = tree !== undefined && TREES.has(tree) ? categoryOfKind(kind.join("/")) : null;
    if (category === null) continue;
    for (const item of items) {
      const fame = fameOf(item, known);
      for (const name of namesOf(item)) {
        const categories = byName.get(name) ?? new Map<CategoryId, number>();
        byName.set(name, categories.set(category, Math.max(fame, categories.get(category) ?? 0)));
      }
    }
  }
  return [...byName]
    .map(([name, fame]) => ({ name, fame: [...fame].toSorted(([a, x], [b, y]) => y - x || compare(a, b)) }))
    .toSorted((a, b) => compare(a.name, b.name));
}

const item = z.object({
  displayName: z.string(),
  locationSet: z.object({ include: z.array(z.unknown()).default([]) }),
  matchNames: z.array(z.string()).default([]),
  tags: z.record(z.string(), z.string()),
});
type Item = z.output<typeof item>;

const indexFile = z.object({ nsi: z.record(z.string(), z.object({ items: z.array(item) })) });
const wikidataFile = z.object({
  wikidata: z.record(
    z.string(),
    z.object({
      identities: z.record(z.string(), z.unknown()).default({}),
      officialWebsites: z.array(z.unknown()).default([]),
    }),
  ),
});

/** Where people pay: shops, transit networks, and those who run museums or car parks. */
const TREES = new Set(["brands", "transit", "operators"]);

const WORLD = 30;

function fameOf({ locationSet, tags }: Item, known: z.output<typeof wikidataFile>["wikidata"]): number {
  const entity = known[tags["brand:wikidata"] ?? tags["network:wikidata"] ?? tags["operator:wikidata"] ?? ""];
  const places = locationSet.include.includes("001") ? WORLD : Math.min(WORLD, locationSet.include.length);
  return places + Object.keys(entity?.identities ?? {}).length + (entity?.officialWebsites.length ?? 0);
}

const NAME_TAGS = /^(?:name|brand|network|operator|short_name|alt_name|official_name)(?::(?:en|de|fr|es|it|pt|hi))?$/;

function namesOf({ displayName, matchNames, tags }: Item): Set<string> {
  const tagged = Object.entries(tags).flatMap(([tag, value]) => (NAME_TAGS.test(tag) ? value.split(";") : []));
  const names = [displayName.replace(/ \([^)]*\)$/, ""), ...matchNames, ...tagged];
  return new Set(names.map((name) => normaliseDescription(name.replace(/(?<=\p{L})['’]s\b/gu, "s"))).filter(isName));
}

const LONGEST_NAME_WORDS = 4;

const isName = (name: string): boolean =>
  name.length > 1 && /\p{L}/u.test(name) && name.split(" ").length <= LONGEST_NAME_WORDS;

/** By code units, so that every machine sorts alike. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
