import { Schema } from "mongoose";
import type { Identity, Person } from "../../../../domain/person.ts";
import type { Code, Session } from "../../../../domain/ports.ts";
import { STRICT } from "./strict.ts";

export interface PersonDocument extends Omit<Person, "id" | "createdAt"> {
  readonly _id: string;
  readonly created_at: string;
  readonly created_ms: number;
}

export const personSchema = new Schema<PersonDocument>(
  {
    _id: String,
    name: String,
    locale: String,
    zone: String,
    currency: String,
    ledger: String,
    created_at: String,
    created_ms: Number,
    isCurrencyGuessed: Boolean,
  },
  STRICT,
).index({ created_ms: 1 });

export interface IdentityDocument {
  readonly _id: string;
  readonly channel: string;
  readonly external_id: string;
  readonly person: string;
  readonly address: string | null;
  readonly state: Identity["state"];
  readonly paired_at: string;
  /** Hash of the code that paired it last, and when that was used (milliseconds): only a later code moves it. */
  readonly code: string;
  readonly used_ms: number;
}

export const identitySchema = new Schema<IdentityDocument>(
  {
    _id: String,
    channel: String,
    external_id: String,
    person: String,
    address: String,
    state: String,
    paired_at: String,
    code: String,
    used_ms: Number,
  },
  STRICT,
)
  .index({ channel: 1, external_id: 1 }, { unique: true })
  .index({ person: 1 });

/** What a code was used for: an identity, to sign in, or to set a PIN. */
export type CodeUse =
  | {
      readonly as: "identity";
      readonly identity: Omit<Identity, "person" | "state">;
      readonly ms: number;
    }
  | { readonly as: "session" | "pin" };

export interface CodeDocument {
  /** SHA-256 of the code, hex. */
  readonly _id: string;
  readonly purpose: Code["purpose"];
  readonly person: string;
  readonly expires_ms: number;
  readonly used: CodeUse | null;
}

export const codeSchema = new Schema<CodeDocument>(
  { _id: String, purpose: String, person: String, expires_ms: Number, used: Schema.Types.Mixed },
  STRICT,
).index({ expires_ms: 1 });

export interface SessionDocument extends Pick<Session, "person" | "expires"> {
  /** SHA-256 of the session token, hex. */
  readonly _id: string;
  readonly created_at: string;
  readonly expires_ms: number;
}

export const sessionSchema = new Schema<SessionDocument>(
  { _id: String, person: String, created_at: String, expires: String, expires_ms: Number },
  STRICT,
).index({ expires_ms: 1 });

/** A stranger who was told so on a day. */
export interface RefusalDocument {
  readonly channel: string;
  readonly external_id: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Key of the event in answer to which they were told; null (in older documents absent) where that was not noted. */
  readonly event: string | null;
}

export const refusalSchema = new Schema<RefusalDocument>(
  { channel: String, external_id: String, day: String, event: String },
  STRICT,
).index({ channel: 1, external_id: 1, day: 1 }, { unique: true });
