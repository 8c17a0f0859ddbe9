import * as z from "zod";
import { plainText } from "../../../dialogs/replies/plain-text.ts";
import { presentReversed } from "../../../dialogs/replies/reversed.ts";
import { redo, undo } from "../../../dialogs/tools/undo-redo.ts";
import { Conflict, InvalidInput } from "../../../domain/errors.ts";
import { UNDO_REACH } from "../../../domain/undo.ts";
import { cursor, instant } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

const tag = "Operations";

const reversal = z.strictObject({
  message: z.string(),
  turns: z.array(
    z.strictObject({
      channel: z.string(),
      at: instant,
      changes: z.array(
        z.strictObject({ what: z.string(), id: z.string(), was: z.enum(["made", "changed", "removed"]) }),
      ),
    }),
  ),
});

const reversing = (path: string, tool: typeof undo, summary: string): Route =>
  defineRoute({
    method: "post",
    path,
    tag,
    summary,
    access: "write",
    body: z.strictObject({ count: z.int().min(1).max(UNDO_REACH.turns).optional() }),
    example: { count: 1 },
    answer: reversal,
    async handle({ direct }, { person, body, turn }) {
      const [result] = await direct.write(person, turn, [{ tool, args: { count: body.count ?? 1 } }]);
      const words = await direct.read(person, async ({ view }) => {
        const { blocks } = presentReversed([result], view);
        return plainText({ blocks, privacy: "private" });
      });
      if (result.missing !== undefined) throw new Conflict(words);
      return {
        message: words,
        turns: result.turns.map(({ channel, at, changes }) => ({
          channel,
          at,
          changes: changes.map(({ what, id, before, after }) => ({
            what,
            id,
            was: wasOf(before, after),
          })),
        })),
      };
    },
  });

function wasOf(before: unknown, after: unknown): "made" | "changed" | "removed" {
  if (before === null) return "made";
  return after === null ? "removed" : "changed";
}

/** How many operations a page has. */
const PAGE = 50;

const list = defineRoute({
  method: "get",
  path: "/operations",
  tag,
  summary: `What was done in the last ${UNDO_REACH.days} days over all channels, the latest first.`,
  access: "read",
  query: z.strictObject({ cursor }),
  answer: z.strictObject({
    operations: z.array(
      z.strictObject({
        seq: z.int(),
        turn: z.string(),
        kind: z.enum(["change", "undo", "redo", "note"]),
        channel: z.string(),
        at: instant,
      }),
    ),
    next_cursor: z.string().nullable(),
  }),
  handle: ({ direct, now }, { person, query }) =>
    direct.read(person, async ({ book }) => {
      if (query.cursor !== undefined && !/^\d{1,15}$/.test(query.cursor)) {
        throw new InvalidInput("That cursor is none of ours; leave it out to begin.");
      }
      const page = await book.history({
        ...(query.cursor === undefined ? {} : { before: Number(query.cursor) }),
        since: now()
          .subtract({ hours: 24 * UNDO_REACH.days })
          .toString(),
        limit: PAGE,
      });
      const last = page.length === PAGE ? page.at(-1) : undefined;
      return {
        operations: page.map(({ seq, turn, kind, channel, at }) => ({ seq, turn, kind, channel, at })),
        next_cursor: last ? String(last.seq) : null,
      };
    }),
});

/** What was done, and taking it back. */
export const operationRoutes: readonly Route[] = [
  reversing("/operations/undo", undo, "Take back the latest changes, whichever channel they were made in."),
  reversing("/operations/redo", redo, "Bring back what was undone last."),
  list,
];
