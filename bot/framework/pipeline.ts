import type { Agent } from "../../dialogs/agent/agent.ts";
import type { ChannelName, Manner } from "../../dialogs/channel.ts";
import type { TurnStore } from "../../dialogs/ports.ts";
import { warmUpUnderstanding } from "../../dialogs/understanding/warm-up.ts";
import { type AdmissionDeps, isRefused } from "../admission.ts";
import type { AccountDeps } from "../people/account.ts";
import type { Surroundings } from "../surroundings.ts";
import { span } from "../telemetry.ts";
import type { KeyedQueue } from "../turns/mutex.ts";
import type { TurnWork } from "../turns/turn-work.ts";
import { admissionMiddleware, admissionOf } from "./admission-middleware.ts";
import { BudgetBot } from "./budget-bot.ts";
import { ChannelBotAdapter } from "./channel-bot-adapter.ts";
import type { Ears } from "./hear.ts";
import { rateMiddleware } from "./rate-middleware.ts";
import { telemetryMiddleware } from "./telemetry-middleware.ts";

/** What the pipeline works with. */
export interface PipelineDeps extends Surroundings, AdmissionDeps, AccountDeps {
  readonly turns: TurnStore;
  /** One queue for each ledger's commits in this process. */
  readonly ledgerQueue: KeyedQueue;
  readonly delivery: (channel: ChannelName) => "inline" | "push";
  readonly manner: (channel: ChannelName) => Manner;
  readonly ratePerMinute: number | "off";
  readonly agent: Promise<Agent> | null;
  readonly ears: Ears | null;
}

/** botbuilder's adapter with our middleware and bot: one attempt at a turn. */
export function createPipeline(deps: PipelineDeps): (work: TurnWork) => Promise<void> {
  warmUpUnderstanding(deps.now().toZonedDateTimeISO("UTC").toPlainDateTime(), "plain");
  const adapter = new ChannelBotAdapter();
  adapter.use(telemetryMiddleware(span));
  adapter.use(admissionMiddleware(deps));
  adapter.use(
    rateMiddleware({
      perMinute: deps.ratePerMinute,
      now: () => deps.now().epochMilliseconds,
      isRefused: (context) => isRefused(admissionOf(context)),
    }),
  );
  const bot = new BudgetBot({ ...deps, span });
  return (work) => adapter.process(work, (context) => bot.run(context));
}
