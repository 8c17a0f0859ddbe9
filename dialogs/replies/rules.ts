import type { CategorisationRule } from "../../domain/categorisation-rule.ts";
import type { Change } from "../../domain/operation.ts";
import type { PendingChoice } from "../state.ts";
import type { AddRuleResult } from "../tools/add-rule.ts";
import type { ForgetRuleResult } from "../tools/forget-rule.ts";
import type { RuleOffer } from "../tools/rule-offer.ts";
import type { Presentation } from "../tools/tool.ts";
import { categoryName } from "./entries.ts";
import { capitalise, plural, type View } from "./format.ts";
import { UNDO_CHOICE } from "./logged.ts";
import { combine, textOnly } from "./presentation.ts";

/** Confirms rules that were just learned. */
export function presentRule(results: readonly AddRuleResult[], view: View): Presentation {
  return combine(results.map((result) => learned(result, view)));
}

/** Lists what was learned, with numbers to name a rule by. */
export function presentRules(results: readonly (readonly CategorisationRule[])[], view: View): Presentation {
  return combine(results.map((rules) => list(rules, view)));
}

/** Says which rule is forgotten, or asks which one is meant. */
export function presentForgotten(results: readonly ForgetRuleResult[], view: View): Presentation {
  return combine(results.map((result) => forgotten(result, view)));
}

/** What a change of the rules was: `Lidl → Groceries`, `Lidl: Dining → Groceries`, `forgetting Lidl → Groceries`. */
export function ruleChange({ before, after }: Change<"rules">, view: View): string {
  if (!after) return before ? `forgetting ${ruleWords(before, view)}` : "";
  if (!before) return ruleWords(after, view);
  return `${capitalise(after.words)}: ${categoryName(before.category, view)} → ${categoryName(after.category, view)}`;
}

/** Asks whether a correction holds always; it is written already either way. */
export function askAlways(offer: RuleOffer): NonNullable<Presentation["pending"]> {
  const choices: PendingChoice[] = [
    { label: "Yes", isYes: true, calls: [{ tool: "add_rule", args: { ...offer, source: "corrected" } }] },
    { label: "Only this", calls: [{ tool: "decline", args: { reason: "only_this" } }] },
    UNDO_CHOICE,
  ];
  const because = "You put this one right, and I could do so every time.";
  return { question: `Always for ${capitalise(offer.words)}?`, because, choices };
}

/** `Lidl → Groceries`. */
export function ruleWords({ words, category }: Pick<CategorisationRule, "words" | "category">, view: View): string {
  return `${capitalise(words)} → ${categoryName(category, view)}`;
}

function learned({ rule, before }: AddRuleResult, view: View): Presentation {
  if (before?.category === rule.category) return textOnly(`I know: ${ruleWords(rule, view)}, always.`);
  const former = before === null ? "" : ` Before: ${categoryName(before.category, view)}.`;
  return { ...textOnly(`🧠 Learned: ${ruleWords(rule, view)}, from now on.${former}`), choices: [UNDO_CHOICE] };
}

/** More than that is no answer any more; the latest are what people look for. */
const LISTED = 30;

function list(rules: readonly CategorisationRule[], view: View): Presentation {
  if (rules.length === 0) {
    return textOnly(
      "No rules yet. Say “always put Lidl under groceries”, or put a category right: “that was groceries”.",
    );
  }
  const hidden = Math.max(0, rules.length - LISTED);
  const lines = rules.slice(hidden).map((rule, index) => {
    const source = rule.source === "stated" ? "you said so" : "you put it right";
    return `${hidden + index + 1} ${ruleWords(rule, view)} (${source})`;
  });
  const earlier = hidden > 0 ? [`and ${plural(hidden, "earlier one")}`] : [];
  return textOnly(["What you taught me:", ...lines, ...earlier, "Say “forget rule 1” to drop one."].join("\n"));
}

function forgotten(result: ForgetRuleResult, view: View): Presentation {
  switch (result.kind) {
    case "none":
      return textOnly("I have no such rule, so nothing was changed. “what have you learned” lists them.");
    case "which": {
      const question = "Which rule do you mean? Nothing was changed yet.";
      const choices = result.rules.slice(0, 5).map((rule): PendingChoice => {
        return { label: capitalise(rule.words), calls: [{ tool: "forget_rule", args: { words: rule.words } }] };
      });
      return { ...textOnly(question), choices, pending: { question, choices } };
    }
    case "forgotten_all":
      return {
        ...textOnly(`🧠 Forgotten: ${plural(result.count, "rule")}. I go by what you do from now on.`),
        choices: [UNDO_CHOICE],
      };
    case "forgotten":
      return {
        ...textOnly(`🧠 Forgotten: ${ruleWords(result.rule, view)}. I go by what you do from now on.`),
        choices: [UNDO_CHOICE],
      };
  }
}
