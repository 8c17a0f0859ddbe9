import { randomUuid } from "./random-uuid.ts";

/** What the server answers, as far as the page reads it. */
export interface Account {
  readonly id: string;
  readonly full_name: string;
  readonly email: string | null;
  /** BCP 47. */
  readonly locale: string;
}

/** `GET /v1/budget/summary`; amounts are main units of `currency`. */
export interface Home {
  readonly currency: string;
  readonly month: string;
  readonly total_budget: number;
  readonly total_spent: number;
  /** Set aside for bills that are still to come. */
  readonly total_reserved: number;
  readonly free_to_spend: number | null;
  readonly per_day: number | null;
  readonly period: { readonly start: string; readonly end: string; readonly days_left: number };
  readonly categories: readonly HomeCategory[];
  readonly transaction_count: number;
  readonly latest: readonly HomeEntry[];
}

export interface HomeCategory {
  readonly category_id: string;
  readonly name: string;
  readonly emoji: string;
  readonly allocated_amount: number;
  readonly spent_amount: number;
  readonly remaining_amount: number;
}

export interface HomeEntry {
  readonly id: string;
  readonly description: string;
  readonly amount: number;
  readonly currency: string;
  readonly category_id: string | null;
  readonly date: string;
}

export interface Message {
  readonly id: string;
  readonly role: "user" | "assistant";
  readonly content: string;
  readonly timestamp: string;
  readonly metadata: {
    readonly turn: string;
    readonly channel: string;
    readonly blocks: readonly Block[];
    /** Codes that it showed stand in it no more. */
    readonly hides_code?: true;
  };
}

export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "fields"; readonly fields: readonly { readonly label: string; readonly value: string }[] }
  | {
      readonly kind: "table";
      readonly title?: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "choices"; readonly choices: readonly Choice[] }
  | { readonly kind: "picture"; readonly url: string; readonly alt: string };

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface History {
  readonly messages: readonly Message[];
  readonly next_cursor: string | null;
}

/** The server understood and said no; `message` may be shown. */
export class Refused extends Error {
  readonly status: number;
  /** Milliseconds after which to try again, when the server said so. */
  readonly retryAfter: number | null;

  constructor(status: number, message: string, retryAfter: number | null) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const JSON_WANTED = { headers: { accept: "application/json" } } as const;

/** What was asked for before anything could be drawn, by path. */
const asked = new Map<string, Promise<Response>>();

/** Asks for what will be shown first, while it is not known yet who is looking; the first {@link getJson} takes it over. */
export function askAhead(paths: readonly string[]): void {
  for (const path of paths) {
    const response = request(path, JSON_WANTED);
    // Whoever takes it over is told.
    response.catch(() => {});
    asked.set(path, response);
  }
}

/**
 * Reads JSON. Its shape is trusted: page and server come from one installation, of one version.
 *
 * @throws Refused on an error answer, TypeError when the server can't be reached
 */
export async function getJson<T>(path: string): Promise<T> {
  const ahead = asked.get(path);
  // Once only: afterwards it may be old.
  asked.delete(path);
  const response = await (ahead ?? request(path, JSON_WANTED));
  return response.json();
}

/** Posts JSON. @throws as {@link getJson} */
export async function postJson(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return request(path, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

/** Asks the server. @throws as {@link getJson} */
export async function request(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  if (response.ok) return response;
  const problem: { detail?: string } = await response.json().catch(() => ({}));
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  throw new Refused(response.status, problem.detail ?? response.statusText, seconds > 0 ? seconds * 1_000 : null);
}

/** Changes something; sent with a key of its own, so that a connection that breaks does not make it happen twice. */
export async function change(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: object,
): Promise<Response> {
  return request(path, {
    method,
    headers: { accept: "application/json", "content-type": "application/json", "idempotency-key": randomUuid() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
