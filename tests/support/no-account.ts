import type { Account } from "../../dialogs/account.ts";

/** The account of somebody who is known in no channel, for turns that are about money alone. */
export const NO_ACCOUNT: Account = {
  channels: async () => [],
  offerLink: async () => [],
  pinLink: async () => null,
  proveNumber: async () => "off",
  redeem: async () => ({ kind: "bad_code" }),
  join: async () => ({ kind: "too_late" }),
  unlink: async () => ({ kind: "gone" }),
  invite: async () => ({ kind: "closed" }),
};
