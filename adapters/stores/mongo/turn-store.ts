import type { TurnStore } from "../../../dialogs/ports.ts";
import type { Access } from "./access.ts";
import { messagesOf } from "./chat-messages.ts";
import { claimLane, stateBefore, waitingLanes } from "./claim.ts";
import { decideRound } from "./decide.ts";
import { inOrder } from "./in-order.ts";
import { acceptEvent, backlog, failTurn, findTurn, findTurnByMessage, markDelivered, queueSizes } from "./inbox.ts";
import { releaseLane, renewLane } from "./lanes.ts";
import { claimOutbox, endOutboxMessage, queueMessages } from "./outbox.ts";
import { purge } from "./purge.ts";
import { keepDecision, settleTurn } from "./settle.ts";
import type { Watch } from "./watch.ts";

/** The inbox, its lanes and the outbox. */
export function createTurnStore(access: Access, { watch }: Watch): TurnStore {
  const { models, read, write, lease } = access;
  // Commands overtake one another on their way; events of one lane that came here in order are numbered in order.
  const inLane = inOrder();
  return {
    accept: (event, at) => write(() => inLane(event.lane, () => acceptEvent(models, event, at))),
    backlog: (lane) => read(() => backlog(models, lane)),
    queueSizes: () => read(() => queueSizes(models)),
    claim: (lane, owner, now, until) => lease(() => claimLane(access, lane, owner, now, until)),
    renew: (claim, until) => lease(() => renewLane(models, claim, until)),
    release: (claim) => lease(() => releaseLane(models, claim)),
    decide: (claim, key, index, round) => write(() => decideRound(models, claim, key, index, round)),
    keepDecision: (claim, key, decision) => write(() => keepDecision(access, claim, key, decision)),
    settle: (claim, key, settlement) => write(() => settleTurn(access, claim, key, settlement)),
    delivered: (claim, key, delivery, sentAs) => write(() => markDelivered(models, claim, key, delivery, sentAs)),
    fail: (claim, key, dead) => write(() => failTurn(models, claim, key, dead)),
    turn: (key) => read(() => findTurn(models, key)),
    turnByMessage: (lane, message) => read(() => findTurnByMessage(models, lane, message)),
    laneState: (lane) => read(() => stateBefore(models, lane, Number.MAX_SAFE_INTEGER)),
    waitingLanes: (channels, now, limit) => read(() => waitingLanes(models, channels, now, limit)),
    queue: (messages, at) => write(() => queueMessages(models, messages, at)),
    claimOutbox: (channels, now, until, limit) => lease(() => claimOutbox(models, channels, now, until, limit)),
    outboxDone: (key, state) => write(() => endOutboxMessage(models, key, state)),
    messages: (person, page) => read(() => messagesOf(models, person, page)),
    purge: (textsBefore, keysBefore) => write(() => purge(models, textsBefore, keysBefore)),
    watch,
  };
}
