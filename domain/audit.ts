import type { Id } from "./ids.ts";
import type { PersonId } from "./person.ts";

/** What may happen to the ways in to somebody's book. */
export const auditKinds = [
  "signed_in",
  "sign_in_failed",
  "sign_in_locked",
  "signed_out",
  "refresh_token_reused",
  "password_set",
  "email_changed",
  "token_made",
  "token_revoked",
  "channel_linked",
  "channel_unlinked",
  "people_joined",
  "sign_in_code_made",
  "link_code_made",
  "pin_code_made",
  "invitation_made",
  "invitation_used",
  "code_refused",
  "codes_locked",
  "pin_set",
  "pin_locked",
  "webhook_refused",
] as const;

export type AuditKind = (typeof auditKinds)[number];

/** Something that matters to security: that it happened, to whom and where; never a secret, a name or an address. */
export interface AuditEvent {
  /** Made of what happened, so that what is done again is noted once. */
  readonly id: Id;
  readonly kind: AuditKind;
  /** Whose it is; null where nobody knows: a failed try may be anybody's. */
  readonly person: PersonId | null;
  /** The channel that was linked, unlinked or signed in to; null where it is of none. */
  readonly channel: string | null;
  /** ISO instant. */
  readonly at: string;
}

/** Which events to read. */
export interface AuditQuery {
  /** Left out: everybody's. */
  readonly person?: PersonId;
  readonly limit: number;
}

/** The trail of such events. Rejects with `Unavailable` like `LedgerStore`. */
export interface AuditStore {
  /** Adds an event; one whose id stands there already is left alone. */
  note(event: AuditEvent): Promise<void>;
  /** Events, the latest first. */
  events(query: AuditQuery): Promise<AuditEvent[]>;
  /** Forgets events before an ISO instant. */
  forget(before: string): Promise<void>;
}
