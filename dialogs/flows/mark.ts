import type { Change, OperationKind } from "../../domain/operation.ts";
import { canonical } from "../../domain/undo.ts";

/**
 * A short mark of what some changes begin from: the same for the same things in the same state, whatever becomes of them.
 *
 * It tells whether what a person was shown is still what would be changed; it is no secret and keeps nobody out.
 */
export function markOf(changes: readonly Change[], kind: OperationKind = "change"): string {
  // What is new gets another id each time; what is brought back is known by its old one.
  const begun = changes.map(({ what, id, before }) =>
    before === null && kind === "change" ? [what] : [what, id, before],
  );
  return fnv1a(canonical(begun)).toString(36);
}

/** FNV-1a, 64 bits (Fowler, Noll, Vo). */
function fnv1a(text: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    hash = ((hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash;
}
