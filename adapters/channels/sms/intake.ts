import type { InboundEvent } from "../../../dialogs/channel.ts";
import type { Acceptance } from "../../../dialogs/ports.ts";

/** Keeps an event durably; rejects with `Unavailable` when it can't be kept now. */
export type Take = (event: InboundEvent) => Promise<Acceptance>;
