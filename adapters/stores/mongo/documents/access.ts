import { Schema } from "mongoose";
import type { AccessToken, SignIn } from "../../../../domain/access.ts";
import { STRICT } from "./strict.ts";

export interface SignInDocument extends Omit<SignIn, "email" | "createdAt" | "password"> {
  /** The e-mail. */
  readonly _id: string;
  readonly salt: string;
  readonly hash: string;
  readonly created_at: string;
}

export const signInSchema = new Schema<SignInDocument>(
  { _id: String, person: String, salt: String, hash: String, created_at: String },
  STRICT,
).index({ person: 1 });

export interface RenewalDocument {
  /** The session's hash. */
  readonly _id: string;
  readonly secret: string;
  readonly person: string;
  readonly label: string | null;
  readonly opened_ms: number;
  readonly expires: string;
  readonly expires_ms: number;
}

export const renewalSchema = new Schema<RenewalDocument>(
  {
    _id: String,
    secret: String,
    person: String,
    label: String,
    opened_ms: Number,
    expires: String,
    expires_ms: Number,
  },
  STRICT,
)
  .index({ person: 1 })
  .index({ expires_ms: 1 });

export interface TokenDocument {
  /** SHA-256 of the token, hex. */
  readonly _id: string;
  readonly token: string;
  readonly person: string;
  readonly name: string;
  readonly scopes: AccessToken["scopes"];
  readonly created_at: string;
  readonly expires: string | null;
  readonly expires_ms: number | null;
}

export const tokenSchema = new Schema<TokenDocument>(
  {
    _id: String,
    token: String,
    person: String,
    name: String,
    scopes: [String],
    created_at: String,
    expires: String,
    expires_ms: Number,
  },
  STRICT,
).index({ person: 1, token: 1 });

/** What a request with a key of its own was answered. */
export interface AnswerDocument {
  readonly _id: string;
  readonly fingerprint: string;
  readonly status: number | null;
  readonly body: string | null;
  readonly until_ms: number;
}

export const answerSchema = new Schema<AnswerDocument>(
  { _id: String, fingerprint: String, status: Number, body: String, until_ms: Number },
  STRICT,
).index({ until_ms: 1 });
