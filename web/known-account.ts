import type { Account } from "./api.ts";

/** Where it is kept who was here last: who they are, and no figure. */
const PLACE = "budgetwise:account";

/** Remembers who is here, so that the page opens for them without a network too. */
export function rememberAccount({ id, full_name, email, locale }: Account): void {
  const account: Account = { id, full_name, email, locale };
  localStorage.setItem(PLACE, JSON.stringify(account));
}

/** Who was here last; null after a sign-out. */
export function knownAccount(): Account | null {
  const text = localStorage.getItem(PLACE);
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Only this page writes there, so what can't be read is of no use to anyone.
    return null;
  }
}

/** Forgets them. */
export function forgetAccount(): void {
  localStorage.removeItem(PLACE);
}
