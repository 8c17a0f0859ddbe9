import type { Book } from "../../domain/book.ts";
import type { Entry } from "../../domain/entry.ts";
import { inOrderTold } from "../../domain/memory.ts";
import { toDecimal } from "../../domain/money.ts";
import { periodOf } from "../../domain/period.ts";
import type { Person } from "../../domain/person.ts";
import { limitsIn, planInForce } from "../../domain/plan.ts";
import type { ChatMessage, Decision } from "../ports.ts";
import type { View } from "../replies/format.ts";
import type { DialogState } from "../state.ts";
import { toneFence } from "./prompt.ts";
import { asFields, asMessage } from "./untrusted.ts";

interface BriefingInput {
  readonly book: Book;
  readonly person: Person;
  readonly view: View;
  readonly state: DialogState;
  /** ISO instant. */
  readonly now: string;
  /** What the person says. */
  readonly text: string;
  /** What the local brain made of it. */
  readonly local: Decision;
  /** What was said before, oldest first. */
  readonly before: readonly ChatMessage[];
}

/** How many of the latest entries the model is shown. */
const LATEST = 8;

/** How many of the entries last shown the model is shown. */
const SHOWN = 40;

/** Longest line of what was said before, in UTF-16 units. */
const LONGEST_LINE = 200;

/** What a turn begins with: what changes from one to the next, then the message, each in a fence of its own. */
export async function briefingOf(input: BriefingInput): Promise<string> {
  const data = JSON.stringify(await dataOf(input));
  const hint = JSON.stringify(asFields(input.local.calls));
  return `<data>${data}</data>\n${toneFence(input.view)}\n<hint>${hint}</hint>\n<message>${asMessage(input.text)}</message>`;
}

async function dataOf({ book, person, view, state, now, before }: BriefingInput): Promise<unknown> {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(person.zone);
  const today = local.toPlainDate().toString();
  const period = periodOf(today, book.ledger.paydays);
  const { key, end } = period;
  const plan = planInForce(await book.records("plans"), key);
  const limits = limitsIn(await book.records("limits"), period);
  const latest = await book.entries({ order: "made", limit: LATEST });
  return asFields(
    {
      today,
      weekday: local.toLocaleString("en-GB", { weekday: "long" }),
      time: local.toPlainTime().toString({ smallestUnit: "minute" }),
      time_zone: person.zone,
      locale: person.locale,
      currency: person.currency,
      budget_month: { key, until: end },
      plan: plan && { income: `${toDecimal(plan.income)} ${plan.income.currency}` },
      limits: limits.map(({ category, amount, weekly }) => {
        return { category, amount: toDecimal(weekly ?? amount), per: weekly ? "week" : "month" };
      }),
      categories: view.categories.all().map(({ id, name }) => (id === name.toLowerCase() ? id : `${id} (${name})`)),
      told_about_themselves: inOrderTold(await book.records("memories")).map(({ text }) => text),
      latest_entries: latest.map(entryData),
      last_shown: state.shown.slice(0, SHOWN).map(({ description, amount, currency, category, date }, index) => ({
        position: index + 1,
        description,
        amount,
        currency,
        category,
        date,
      })),
      said_before: before.map(({ role, text }) => `${role === "user" ? "person" : "you"}: ${text}`),
    },
    LONGEST_LINE,
  );
}

function entryData({ date, kind, description, amount, category, tags }: Entry): object {
  return { date, kind, description, amount: toDecimal(amount), currency: amount.currency, category, tags };
}
