import { type Call, newCall } from "../../../domain/phone.ts";
import type { PhoneStore } from "../../../domain/ports.ts";

type Calls = Pick<PhoneStore, "call" | "saveCall">;

/** The call of that id; begins it where it is not known yet, or not any more. */
export async function openCall(calls: Calls, id: string, now: string): Promise<Call> {
  const known = await calls.call(id);
  if (known) return known;
  return (await calls.saveCall(newCall(id, now))) ?? openCall(calls, id, now);
}

/**
 * Changes a call as it stands by then: another request of it may have been faster.
 *
 * @param change null where there is nothing to change any more
 * @returns the call as it stands afterwards
 */
export async function changeCall(calls: Calls, call: Call, change: (latest: Call) => Call | null): Promise<Call> {
  const changed = change(call);
  if (changed === null) return call;
  const saved = await calls.saveCall(changed);
  if (saved) return saved;
  const latest = await calls.call(call.id);
  return latest === null ? call : changeCall(calls, latest, change);
}
