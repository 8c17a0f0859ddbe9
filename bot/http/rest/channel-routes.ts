import * as z from "zod";
import { hashSecret } from "../../../adapters/hash-secret.ts";
import type { LinkedChannel } from "../../../dialogs/account.ts";
import { codeMark } from "../../../dialogs/replies/code-marks.ts";
import { Conflict, InvalidInput, NotFound } from "../../../domain/errors.ts";
import { readLinkCode } from "../../../domain/link-code.ts";
import { CODE_MINUTES } from "../../codes.ts";
import { qrPath } from "../../qr.ts";
import { tooMany } from "../problem.ts";
import { byId, instant } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

const tag = "Channels";

const channel = z
  .strictObject({
    id: z.string(),
    channel: z.string(),
    detail: z.string().nullable(),
    state: z.enum(["active", "paused", "left"]),
    since: instant.nullable(),
  })
  .meta({ id: "Channel" });

function channelView({ id, channel: name, detail, state, since }: LinkedChannel): z.input<typeof channel> {
  return { id, channel: name, detail, state, since };
}

const list = defineRoute({
  method: "get",
  path: "/channels",
  tag,
  summary: "Where somebody is known.",
  access: "session",
  answer: z.strictObject({ channels: z.array(channel) }),
  handle: ({ directAccounts }, { caller, person, turn }) =>
    directAccounts.use(person, { turn, session: caller.session }, async (account) => ({
      channels: (await account.channels()).map(channelView),
    })),
});

const link = defineRoute({
  method: "post",
  path: "/channels/link",
  tag,
  summary: "A code of ten minutes: whoever shows it in a channel, once, is this person there.",
  access: "session",
  limit: "auth",
  status: 201,
  isSecret: true,
  answer: z.strictObject({
    code: z.string(),
    expires_at: instant,
    ways: z.array(
      z.strictObject({
        channel: z.string(),
        to: z.string().nullable(),
        link: z.string().nullable(),
        qr: z
          .strictObject({ size: z.int(), path: z.string() })
          .nullable()
          .meta({ description: "The link to be scanned: SVG path data in a square of so many units." }),
      }),
    ),
  }),
  async handle({ directAccounts, codes, now }, { caller, person, turn }) {
    const ways = await directAccounts.use(person, { turn, session: caller.session }, (account) => account.offerLink());
    const shown = (text: string): string =>
      text
        .replaceAll(codeMark("pair"), codes.ofTurn(turn, "pair"))
        .replaceAll(codeMark("signin"), codes.ofTurn(turn, "signin"));
    return {
      code: codes.ofTurn(turn, "pair"),
      expires_at: now().add({ minutes: CODE_MINUTES.pair }).toString(),
      ways: await Promise.all(
        ways.map(async ({ channel: name, to, link: its }) => {
          const open = its && shown(its);
          return { channel: name, to, link: open, qr: open === null ? null : await qrPath(open) };
        }),
      ),
    };
  },
});

const redeem = defineRoute({
  method: "post",
  path: "/channels/link/redeem",
  tag,
  summary:
    "Show a code that another channel gave. Where both have books, `join` makes them one; without it that is asked.",
  access: "session",
  limit: "auth",
  body: z.strictObject({ code: z.string().min(1).max(20), join: z.boolean().optional() }),
  example: { code: "7K2M-9QXD" },
  answer: z.strictObject({ linked: z.boolean(), entries_joined: z.int().nullable() }),
  async handle({ directAccounts }, { caller, person, body, turn }) {
    const code = readLinkCode(body.code);
    if (code === null) throw new InvalidInput("That is no code; it looks like 7K2M-9QXD.");
    const hash = hashSecret(code);
    return directAccounts.use(person, { turn, session: caller.session }, async (account) => {
      const redemption = await account.redeem(hash);
      const came = redemption.kind === "two_books" && body.join === true ? await account.join(hash) : redemption;
      switch (came.kind) {
        case "linked":
        case "yours":
          return { linked: true, entries_joined: null };
        case "joined":
          return { linked: true, entries_joined: came.entries };
        case "two_books":
          throw new Conflict(
            `That is somebody with a book of ${came.there.entries} entries, and this one has ${came.here.entries}. Send join: true to make them one.`,
          );
        case "too_many":
          throw tooMany(600);
        case "bad_code":
        case "too_late":
          throw new NotFound("That code is not valid, or not any more.");
        case "invitation":
          throw new Conflict("That is an invitation, for somebody who is not here yet.");
      }
    });
  },
});

const unlink = defineRoute({
  method: "delete",
  path: "/channels/{id}",
  tag,
  summary: "Unlink a channel; `page`: all browsers. The last one stays where there is no other way in.",
  access: "session",
  params: byId,
  answer: null,
  handle: ({ directAccounts }, { caller, person, params, turn }) =>
    directAccounts.use(person, { turn, session: caller.session }, async (account) => {
      const { kind } = await account.unlink(params.id);
      if (kind === "gone") throw new NotFound("There is no such channel.");
      if (kind === "last") throw new Conflict("That is the only way in; set a password first.");
      if (kind === "too_new") {
        throw new Conflict("This session is less than a day old, so it can't unlink what is older.");
      }
    }),
});

/** Where somebody is known. */
export const channelRoutes: readonly Route[] = [list, link, redeem, unlink];
