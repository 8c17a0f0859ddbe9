import type { Connection, Model } from "mongoose";
import type { Collection } from "../../../domain/operation.ts";
import {
  type AnswerDocument,
  answerSchema,
  type RenewalDocument,
  renewalSchema,
  type SignInDocument,
  signInSchema,
  type TokenDocument,
  tokenSchema,
} from "./documents/access.ts";
import { type AuditDocument, auditSchema } from "./documents/audit.ts";
import { type InboxDocument, inboxSchema } from "./documents/inbox.ts";
import { type LaneDocument, laneSchema } from "./documents/lane.ts";
import { type LedgerDocument, ledgerSchema } from "./documents/ledger.ts";
import {
  type ChatMessageDocument,
  chatMessageSchema,
  type OutboxDocument,
  outboxSchema,
} from "./documents/messages.ts";
import { type MetaDocument, metaSchema } from "./documents/meta.ts";
import { type OperationDocument, operationSchema } from "./documents/operation.ts";
import {
  type CodeDocument,
  codeSchema,
  type IdentityDocument,
  identitySchema,
  type PersonDocument,
  personSchema,
  type QuotaDocument,
  quotaSchema,
  type SessionDocument,
  sessionSchema,
} from "./documents/people.ts";
import {
  type CallDocument,
  callSchema,
  type PinDocument,
  type PinTriesDocument,
  pinSchema,
  pinTriesSchema,
} from "./documents/phone.ts";
import { entriesSchema, type ProjectedDocument, projectedSchema, verdictsSchema } from "./documents/projected.ts";
import { type RatesDocument, ratesSchema } from "./documents/rates.ts";

import { type UsageDocument, type UsageNoticeDocument, usageNoticeSchema, usageSchema } from "./documents/usage.ts";

/** All collections of a database. */
export interface Models {
  readonly meta: Model<MetaDocument>;
  readonly people: Model<PersonDocument>;
  readonly identities: Model<IdentityDocument>;
  readonly codes: Model<CodeDocument>;
  readonly sessions: Model<SessionDocument>;
  readonly signIns: Model<SignInDocument>;
  readonly renewals: Model<RenewalDocument>;
  readonly tokens: Model<TokenDocument>;
  readonly answers: Model<AnswerDocument>;
  readonly audit: Model<AuditDocument>;
  readonly pins: Model<PinDocument>;
  readonly pinTries: Model<PinTriesDocument>;
  readonly calls: Model<CallDocument>;
  readonly quotas: Model<QuotaDocument>;
  readonly ledgers: Model<LedgerDocument>;
  readonly operations: Model<OperationDocument>;
  readonly projected: Readonly<Record<Collection, Model<ProjectedDocument>>>;
  readonly lanes: Model<LaneDocument>;
  readonly inbox: Model<InboxDocument>;
  readonly outbox: Model<OutboxDocument>;
  readonly chatMessages: Model<ChatMessageDocument>;
  readonly usage: Model<UsageDocument>;
  readonly usageNotices: Model<UsageNoticeDocument>;
  readonly rates: Model<RatesDocument>;
}

/** Names the collections of a connection. */
export function createModels(connection: Connection): Models {
  return {
    meta: connection.model<MetaDocument>("Meta", metaSchema, "meta"),
    people: connection.model<PersonDocument>("Person", personSchema, "people"),
    identities: connection.model<IdentityDocument>("Identity", identitySchema, "identities"),
    codes: connection.model<CodeDocument>("Code", codeSchema, "codes"),
    sessions: connection.model<SessionDocument>("Session", sessionSchema, "sessions"),
    signIns: connection.model<SignInDocument>("SignIn", signInSchema, "sign_ins"),
    renewals: connection.model<RenewalDocument>("Renewal", renewalSchema, "renewals"),
    tokens: connection.model<TokenDocument>("Token", tokenSchema, "tokens"),
    answers: connection.model<AnswerDocument>("Answer", answerSchema, "answers"),
    audit: connection.model<AuditDocument>("Audit", auditSchema, "audit"),
    pins: connection.model<PinDocument>("Pin", pinSchema, "pins"),
    pinTries: connection.model<PinTriesDocument>("PinTries", pinTriesSchema, "pin_tries"),
    calls: connection.model<CallDocument>("Call", callSchema, "calls"),
    quotas: connection.model<QuotaDocument>("Quota", quotaSchema, "quotas"),
    ledgers: connection.model<LedgerDocument>("Ledger", ledgerSchema, "ledgers"),
    operations: connection.model<OperationDocument>("Operation", operationSchema, "operations"),
    projected: projectedModels(connection),
    lanes: connection.model<LaneDocument>("Lane", laneSchema, "lanes"),
    inbox: connection.model<InboxDocument>("Inbox", inboxSchema, "inbox"),
    outbox: connection.model<OutboxDocument>("Outbox", outboxSchema, "outbox"),
    chatMessages: connection.model<ChatMessageDocument>("ChatMessage", chatMessageSchema, "chat_messages"),
    usage: connection.model<UsageDocument>("Usage", usageSchema, "usage"),
    usageNotices: connection.model<UsageNoticeDocument>("UsageNotice", usageNoticeSchema, "usage_notices"),
    rates: connection.model<RatesDocument>("Rates", ratesSchema, "rates"),
  };
}

function projectedModels(connection: Connection): Models["projected"] {
  const listed = (name: string) => connection.model<ProjectedDocument>(`Projected ${name}`, projectedSchema(), name);
  return {
    entries: connection.model<ProjectedDocument>("Entry", entriesSchema(), "entries"),
    verdicts: connection.model<ProjectedDocument>("Verdict", verdictsSchema(), "verdicts"),
    plans: listed("plans"),
    limits: listed("limits"),
    alerts: listed("alerts"),
    categories: listed("categories"),
    rules: listed("rules"),
    incomes: listed("incomes"),
    balances: listed("balances"),
    goals: listed("goals"),
    recurring: listed("recurring"),
    occurrences: listed("occurrences"),
    planned: listed("planned"),
    reminders: listed("reminders"),
    memories: listed("memories"),
    settings: listed("settings"),
    preferences: listed("preferences"),
  };
}

/** Creates the collections with their indexes; what is there already is left alone. */
export async function createIndexes({ projected, ...others }: Models): Promise<void> {
  const models = [...Object.values(others), ...Object.values(projected)];
  await Promise.all(models.map((model) => model.createIndexes()));
}
