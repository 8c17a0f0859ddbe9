import type { CategoryId } from "./categories.ts";
import type { Money } from "./money.ts";

/** One reason behind a result, as data; `dialogs/replies` turns it into words. */
export interface Because {
  readonly code: string;
  readonly category?: CategoryId;
  readonly amount?: Money;
  readonly percent?: number;
  readonly date?: string;
}
