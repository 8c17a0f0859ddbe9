import { type Money, money } from "../../domain/money.ts";
import { type CalendarDate, periodOf } from "../../domain/period.ts";
import type { Position } from "../../domain/position.ts";
import { type Reader, readPosition } from "./position.ts";

/** What is free to spend right after something changed, until when, and by the day. */
export interface FreeNow {
  /** Null when neither an income nor a balance is known. */
  readonly free: Money | null;
  readonly lastDay: CalendarDate;
  readonly daysLeft: number;
  /** Null without `free`. */
  readonly perDay: Money | null;
  readonly isPartial: boolean;
}

/** Reads what is free to spend now. */
export async function readFreeNow(reader: Reader): Promise<FreeNow> {
  return freeNow(await readPosition(reader, periodOf(reader.today, reader.book.ledger.paydays)));
}

/** What a position says of it. */
export function freeNow({ free, lastDay, daysLeft, isPartial }: Position): FreeNow {
  const perDay = free === null || daysLeft === 0 ? null : money(Math.floor(free.minor / daysLeft), free.currency);
  return { free, lastDay, daysLeft, perDay, isPartial };
}
