import { Forbidden, Unavailable } from "../../../domain/errors.ts";
import type { Log } from "../log.ts";
import type { DailyQuota, Taken } from "./quota.ts";

/** Decides whether one more text may be sent today. */
export interface Allowance {
  /**
   * Takes one of today's texts for an address.
   *
   * @throws Unavailable, until midnight UTC, when all are spent; Forbidden when a stranger has had theirs
   */
  take(address: string): Promise<Taken>;
}

/** What the allowance consists of. */
export interface AllowanceOptions {
  readonly overall: DailyQuota;
  /** Null when nothing is known about who is paired. */
  readonly strangers: {
    readonly quota: DailyQuota;
    readonly isPaired: (senderId: string) => Promise<boolean>;
  } | null;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Makes the allowance; the first refusal of a day is said in the log.
 *
 * A stranger's surplus replies are dropped, so that nobody can fill tomorrow with them; everybody else's only wait.
 */
export function createAllowance({ overall, strangers, log, now }: AllowanceOptions): Allowance {
  let quietUntil = 0;
  return {
    async take(address) {
      const isStranger = strangers !== null && !(await strangers.isPaired(address));
      const ofStranger = isStranger ? strangers.quota.take(address) : NOTHING;
      if (ofStranger === null) throw new Forbidden("A number that is not paired has had its texts of today.");
      const taken = overall.take("all");
      if (taken !== null) return both(taken, ofStranger);
      ofStranger.giveBack();
      const retryAfter = overall.untilTomorrow();
      if (now() >= quietUntil)
        log.warn({ retryAfter }, "sms: SMS_DAILY_LIMIT is reached, replies wait until midnight UTC");
      quietUntil = now() + retryAfter;
      throw new Unavailable("Today's texts are spent (SMS_DAILY_LIMIT).", { retryAfter });
    },
  };
}

const NOTHING: Taken = { giveBack: () => {} };

function both(one: Taken, other: Taken): Taken {
  return {
    giveBack() {
      one.giveBack();
      other.giveBack();
    },
  };
}
