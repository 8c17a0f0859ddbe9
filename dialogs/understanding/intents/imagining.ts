import { monthOf } from "../calendar-names.ts";
import { act, ask, decline } from "../questions.ts";
import { type Reading, readText } from "../reading.ts";
import type { Understanding } from "../understanding.ts";
import { withOneAmount } from "./one-amount.ts";

/** "what if I'd skipped takeaways since March", "what if rent were 1,300" */
export function readWhatIf(reading: Reading): Understanding {
  const { context } = reading;
  const text = reading.text.replace(SUPPOSING, "what if ");
  const skipped = SKIP.exec(text)?.[1];
  if (skipped !== undefined) {
    const [, what = skipped, month] = /^(.*?) since (?:the start of |last )?(\p{L}+)$/iu.exec(skipped) ?? [];
    const since = month === undefined ? null : monthStart(month, context.now.toPlainDate());
    return act(
      [{ tool: "what_if", args: { changes: [{ kind: "skip", what: nameOf(what), ...(since ? { since } : {}) }] } }],
      0.9,
    );
  }
  const [, earned] = EARN.exec(text) ?? [];
  if (earned !== undefined) {
    return withOneAmount(readText(earned, context), (amount) => ({
      tool: "what_if",
      args: { changes: [{ kind: "income", what: "income", amount }] },
    }));
  }
  const [, changed, rest = ""] = CHANGE.exec(text) ?? [];
  if (changed !== undefined) {
    return withOneAmount(readText(rest, context), (amount) => ({
      tool: "what_if",
      args: { changes: [{ kind: "change", what: nameOf(changed), amount }] },
    }));
  }
  const added = ADD.exec(text)?.[1];
  if (added !== undefined) {
    return withOneAmount(reading, (amount) => ({
      tool: "what_if",
      args: { changes: [{ kind: "add", what: nameOf(added), amount }] },
    }));
  }
  return /\bwhat if\b/i.test(text)
    ? ask(
        "What should be otherwise? Say it like “what if rent were 1,300” or “what if I'd skipped takeaways since March”.",
        [],
      )
    : decline("hypothetical");
}

/** "suppose rent was 200 cheaper" */
const SUPPOSING = /^(?:(?:so|and|but|hey|ok)[, ]+)*(?:suppose|supposing|imagine|let's say) /i;

const SKIP =
  /\b(?:what if|if) i(?:'d| had|’d)? (?:never |not )?(?:skipped|hadn't (?:bought|spent (?:anything )?on|had|ordered|paid for|gone for|gone to|eaten|drunk)|not (?:bought|spent on|had|ordered)|never (?:bought|spent on|had|ordered)|cut(?: out)?|dropped|given up|gave up|stopped(?: paying(?: for)?)?|cancell?ed|quit|skip|cut|drop|stop|cancel)(?: all)?(?: my| the)? ([\p{L}' ]{2,40}?)[?.!]*$/iu;
const CHANGE =
  /\bwhat if (?:my |the |our )?([\p{L}' ]{2,30}?) (?:were|was|is|cost|costs|went (?:up |down )?to|goes (?:up |down )?to|rose to|rises to|fell to|dropped to)(?: only| just)? (.{1,30}?)[?.!]*$/iu;
const EARN =
  /\bwhat if (?:(?:i|we) (?:only |just )?(?:earn(?:ed)?|made|make|got|get|brought home|took home)|my (?:income|salary|pay) (?:were|was|is|went (?:up |down )?to|rose to|fell to|dropped to))(?: only| just)? (\S{1,12})(?: (?:a|per|each|every) month| monthly)?[?.!]*$/i;
const ADD =
  /\bwhat if i (?:also )?(?:add(?:ed)?|buy|bought|get|got|spend|spent .{1,12} on|take|took)(?: a| an| the| another)? ([\p{L}' ]{2,30}?)(?: (?:for|at|costing) .*| \W?\d.*)[?.!]*$/iu;

function nameOf(words: string): string {
  return words.trim().replace(/^(?:the|my|our|all) /i, "");
}

/** The first of the latest month of that name. */
function monthStart(name: string, today: Temporal.PlainDate): string | null {
  const month = monthOf(name);
  if (month === null) return null;
  const year = month > today.month ? today.year - 1 : today.year;
  return Temporal.PlainDate.from({ year, month, day: 1 }).toString();
}
