import { Schema } from "mongoose";
import type { Identity, Merger, Person } from "../../../../domain/person.ts";
import type { CodePurpose, Session } from "../../../../domain/ports.ts";
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
    merged: new Schema<Merger>({ into: String, at: String, isDone: Boolean }, { _id: false }),
  },
  STRICT,
).index({ created_ms: 1 });

export interface IdentityDocument {
  readonly _id: string;
  readonly channel: string;
  readonly external_id: string;
  readonly name: string | null;
  readonly person: string;
  readonly address: string | null;
  readonly state: Identity["state"];
  readonly paired_at: string;
  /** `paired_at` in milliseconds since the epoch. */
  readonly linked_ms: number;
  readonly linked_by: string;
  /** By which turn and when (milliseconds) it was taken from its person; null while it is theirs. */
  readonly unlinked_by: string | null;
  readonly unlinked_ms: number | null;
}

export const identitySchema = new Schema<IdentityDocument>(
  {
    _id: String,
    channel: String,
    external_id: String,
    name: String,
    person: String,
    address: String,
    state: String,
    paired_at: String,
    linked_ms: Number,
    linked_by: String,
    unlinked_by: String,
    unlinked_ms: Number,
  },
  STRICT,
)
  .index({ channel: 1, external_id: 1 }, { unique: true })
  .index({ person: 1 });

export interface CodeDocument {
  /** Under what it is kept: a hash of it, hex. */
  readonly _id: string;
  readonly purpose: CodePurpose;
  readonly person: string;
  readonly about: string | null;
  readonly expires: string;
  readonly expires_ms: number;
  readonly used_by: string | null;
}

export const codeSchema = new Schema<CodeDocument>(
  {
    _id: String,
    purpose: String,
    person: String,
    about: String,
    expires: String,
    expires_ms: Number,
    used_by: String,
  },
  STRICT,
)
  .index({ expires_ms: 1 })
  .index({ person: 1 });

export interface SessionDocument extends Pick<Session, "person" | "expires"> {
  /** SHA-256 of the session token, hex. */
  readonly _id: string;
  readonly created_at: string;
  readonly expires_ms: number;
}

export const sessionSchema = new Schema<SessionDocument>(
  { _id: String, person: String, created_at: String, expires: String, expires_ms: Number },
  STRICT,
)
  .index({ expires_ms: 1 })
  .index({ person: 1 });

/** What was counted against a quota. */
export interface QuotaDocument {
  /** Its bucket. */
  readonly _id: string;
  /** Keys of the events that it let through, never more than its limit. */
  readonly events: readonly string[];
  readonly until_ms: number;
}

export const quotaSchema = new Schema<QuotaDocument>({ _id: String, events: [String], until_ms: Number }, STRICT).index(
  { until_ms: 1 },
);
