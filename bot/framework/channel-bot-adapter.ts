import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from "botbuilder-core";
import type { TurnWork } from "../turns/turn-work.ts";
import { activityOf } from "./activity.ts";
import { TURN_WORK, workOf } from "./turn-storage.ts";

/**
 * The one botbuilder adapter for all channels.
 *
 * It runs middleware and bot over a claimed turn. What the bot sends has been settled before; the turn runner delivers
 * it from the store, so that a crash at any point sends it again rather than not at all.
 */
export class ChannelBotAdapter extends BotAdapter {
  /** Runs one attempt at a turn. Rejects with what middleware or bot raise. */
  async process(work: TurnWork, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    const context = new TurnContext(this, activityOf(work.claimed.turn.event));
    context.turnState.set(TURN_WORK, work);
    await this.runMiddleware(context, logic);
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const { turn } = workOf(context).claimed;
    return activities.map((_, index) => ({ id: `${turn.event.key}:${index}` }));
  }

  override async updateActivity(): Promise<void> {
    throw new TypeError("A reply that was settled is not changed afterwards.");
  }

  override async deleteActivity(): Promise<void> {
    throw new TypeError("A reply that was settled is not taken back.");
  }

  override async continueConversation(): Promise<void> {
    throw new TypeError("A message without a turn goes through the outbox.");
  }
}
