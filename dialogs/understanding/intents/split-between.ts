import type { CategoryId } from "../../../domain/categories.ts";
import { meantCategory, namedCategory } from "../category-words.ts";
import { trim } from "../describing.ts";
import type { CategoryNames } from "../understanding.ts";
import { fractionOf } from "./people.ts";

/** A part of an expense that belongs to a category, as `split_expense` takes it. */
export interface CategoryPart {
  readonly share: string;
  readonly category: CategoryId;
  /** What it was, where that is not just the name of its category. */
  readonly description?: string;
}

/** An expense that is parted between categories. */
interface Between {
  /** The words for the expense; undefined: the one that was just spoken of. */
  readonly what: string | undefined;
  /** Null where one of the names is no category, or the shares are more than the whole. */
  readonly parts: readonly CategoryPart[] | null;
}

/**
 * "split the last one 60/40 between groceries and home", "half groceries, half home", "60 % groceries, 40 % home".
 *
 * @returns null when the words say nothing of the kind
 */
export function readBetween(body: string, names: CategoryNames | undefined): Between | null {
  return inRatio(body, names) ?? inShares(body, names);
}

const RATIO = "\\d{1,2}(?:[-/:]\\d{1,2}){1,3}|fifty[- ]fifty|half and half|half[-/]half|evenly|equally|in half|in two";
const IN_RATIO = new RegExp(
  `^(?:split|divide|share) (?<what>[^,]{1,50}?)(?:,? (?<before>${RATIO}))? (?:between|among|into|across|over|in) (?<names>\\D{3,80}?)(?:,? (?<after>${RATIO}))?$`,
  "i",
);

function inRatio(body: string, own: CategoryNames | undefined): Between | null {
  const { what, names = "", before, after } = IN_RATIO.exec(body)?.groups ?? {};
  if (what === undefined || /\d/.test(what) || /\b(?:me|us|ways)\b/i.test(names)) return null;
  const list = names.split(/, and |,| and | & |\+/i).map((name) => name.trim());
  if (list.length < 2) return null;
  const shares = sharesOf(before ?? after, list.length);
  return { what, parts: shares && partsOf(list, shares, own) };
}

/** "60/40" of two; without figures each gets the same. Null where there are more or fewer figures than names. */
function sharesOf(ratio: string | undefined, count: number): readonly string[] | null {
  const figures = ratio?.match(/\d{1,2}/g);
  if (!figures) return Array.from({ length: count }, () => `1/${count}`);
  const total = figures.reduce((sum, figure) => sum + Number(figure), 0);
  if (figures.length !== count || total === 0) return null;
  // "2/1" are two thirds and one.
  const whole = total <= 100 && total > 20 ? 100 : total;
  return figures.map((figure) => `${Number(figure)}/${whole}`);
}

const SIZE = "(?:(?:one |a )?(?:half|third|quarter|fifth)|two thirds|three quarters|\\d{1,2} ?%)";
const LEAD = "(?:(?:split|divide|make|put|share) (?<what>[^,]{1,50}?)[,:]? |(?:it|that|the last one) (?:was|is) )?";
const FOR = "(?: (?:of (?:it|that|this)))?(?: (?:was|is|were|goes|to|for|on|in|into|under|as))*";
const IN_SHARES = new RegExp(
  `^${LEAD}(?<size>${SIZE})${FOR} (?<name>[^,\\d%]{2,40}?)(?:, and |,? and |, ?| )(?<size2>${SIZE}|the (?:rest|other half))${FOR} (?<name2>[^,\\d%]{2,40})$`,
  "i",
);

function inShares(body: string, own: CategoryNames | undefined): Between | null {
  const groups = IN_SHARES.exec(body)?.groups;
  if (!groups) return null;
  const { what, size = "", name = "", size2 = "", name2 = "" } = groups;
  // "Half coffee, half milk" is a drink, unless it is said of something that was bought.
  const isSaidOfIt = what !== undefined || SAID_OF_IT.test(body);
  if (!isSaidOfIt && [name, name2].some((one) => namedCategory(one, own) === null)) return null;
  if (/\b(?:mine|his|her|hers|their|theirs|ours|me|us)\b|'s?\b/i.test(`${name} ${name2}`)) return null;
  const first = fractionOf(size);
  const second = /^the /i.test(size2) ? restOf(first) : fractionOf(size2);
  if (first === null || second === null) return { what, parts: null };
  return { what, parts: partsOf([name, name2], [first, second], own) };
}

const SAID_OF_IT = /^(?:it|that|the last one) |\bof (?:it|that|this)\b/i;

function restOf(share: string | null): string | null {
  const [top = 0, bottom = 0] = (share ?? "").split("/").map(Number);
  return bottom > top ? `${bottom - top}/${bottom}` : null;
}

function partsOf(
  names: readonly string[],
  shares: readonly string[],
  own: CategoryNames | undefined,
): readonly CategoryPart[] | null {
  const parts = names.flatMap((name, index): CategoryPart[] => {
    const category = meantCategory(name, own);
    const share = shares[index];
    if (category === null || share === undefined || share.startsWith("0/")) return [];
    return [{ share, category, ...(namedCategory(name, own) === null ? { description: trim(name) } : {}) }];
  });
  return parts.length === names.length && isWithinWhole(parts) ? parts : null;
}

function isWithinWhole(parts: readonly CategoryPart[]): boolean {
  const fractions = parts.map(({ share }) => share.split("/").map(Number));
  const common = fractions.reduce((product, [, bottom = 1]) => product * bottom, 1);
  return fractions.reduce((sum, [top = 0, bottom = 1]) => sum + top * (common / bottom), 0) <= common;
}
