import * as z from "zod";
import { NotFound } from "../../../domain/errors.ts";
import { byId, instant, label } from "./fields.ts";
import { defineRoute, type Route } from "./route.ts";

const tag = "Sign-in";

const token = z.strictObject({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(["read", "write"])).readonly(),
  created_at: instant,
  expires_at: instant.nullable(),
});

const listTokens = defineRoute({
  method: "get",
  path: "/tokens",
  tag,
  summary: "The tokens that were given to programs, without their secrets.",
  access: "session",
  answer: z.strictObject({ tokens: z.array(token) }),
  async handle({ access }, { person }) {
    return {
      tokens: (await access.tokens(person.id)).map(({ id, name, scopes, createdAt, expires }) => ({
        id,
        name,
        scopes,
        created_at: createdAt,
        expires_at: expires,
      })),
    };
  },
});

const createToken = defineRoute({
  method: "post",
  path: "/tokens",
  tag,
  summary: "A token for a program. It is shown this once.",
  access: "session",
  status: 201,
  isSecret: true,
  body: z.strictObject({
    name: label,
    scopes: z
      .array(z.enum(["read", "write"]))
      .min(1)
      .max(2),
    expires_in_days: z.int().min(1).max(3_650).optional(),
  }),
  example: { name: "spreadsheet", scopes: ["read"] },
  answer: token.safeExtend({ token: z.string() }),
  async handle({ accounts }, { person, body }) {
    const wish = { name: body.name, scopes: [...new Set(body.scopes)], days: body.expires_in_days ?? null };
    const { token: made, secret } = await accounts.createToken(person, wish);
    const { id, name, scopes, createdAt, expires } = made;
    return { id, name, scopes, created_at: createdAt, expires_at: expires, token: secret };
  },
});

const deleteToken = defineRoute({
  method: "delete",
  path: "/tokens/{id}",
  tag,
  summary: "Revoke a token, at once.",
  access: "session",
  params: byId,
  answer: null,
  async handle({ access }, { person, params }) {
    if (!(await access.revokeToken(person.id, params.id))) throw new NotFound("There is no such token.");
  },
});

/** The keys of programs. */
export const tokenRoutes: readonly Route[] = [listTokens, createToken, deleteToken];
