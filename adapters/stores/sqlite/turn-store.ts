import type { TurnStore } from "../../../dialogs/ports.ts";
import { messagesOf } from "./chat-messages.ts";
import { claimLane, stateBefore, waitingLanes } from "./claim.ts";
import type { Connection } from "./connection.ts";
import { decideRound } from "./decide.ts";
import { acceptEvent, backlog, failTurn, findTurn, findTurnByMessage, markDelivered, queueSizes } from "./inbox.ts";
import { releaseLane, renewLane } from "./lanes.ts";
import { claimOutbox, endOutboxMessage, queueMessage } from "./outbox.ts";
import { purge } from "./purge.ts";
import { keepDecision, LogGrew, settleTurn } from "./settle.ts";
import type { Watch } from "./watch.ts";

/** The inbox, its lanes and the outbox. What only saves work, or would merely be done again, does not wait for the disk. */
export function createTurnStore(connection: Connection, { watch }: Watch): TurnStore {
  const { db, read, write } = connection;
  return {
    accept: (event, at) => write("durable", () => acceptEvent(db, event, at)),
    backlog: (lane) => read(() => backlog(db, lane)),
    queueSizes: () => read(() => queueSizes(db)),
    claim: (lane, owner, now, until) => write("relaxed", () => claimLane(db, lane, owner, now, until)),
    renew: (claim, until) => write("relaxed", () => renewLane(db, claim, until)),
    release: (claim) => write("relaxed", () => releaseLane(db, claim)),
    decide: (claim, key, index, round) => write("durable", () => decideRound(db, claim, key, index, round)),
    keepDecision: (claim, key, decision) => write("durable", () => keepDecision(db, claim, key, decision)),
    async settle(claim, key, settlement) {
      try {
        return await write("durable", () => settleTurn(db, claim, key, settlement));
      } catch (error) {
        if (error instanceof LogGrew) return { kind: "behind" };
        throw error;
      }
    },
    delivered: (claim, key, delivery, sentAs) =>
      write("relaxed", () => markDelivered(db, claim, key, delivery, sentAs)),
    fail: (claim, key, dead) => write(dead ? "durable" : "relaxed", () => failTurn(db, claim, key, dead)),
    turn: (key) => read(() => findTurn(db, key)),
    turnByMessage: (lane, message) => read(() => findTurnByMessage(db, lane, message)),
    laneState: (lane) => read(() => stateBefore(db, lane, Number.MAX_SAFE_INTEGER)),
    waitingLanes: (channels, now, limit) => read(() => waitingLanes(db, channels, now, limit)),
    queue: (messages, at) =>
      write("durable", () => {
        for (const message of messages) queueMessage(db, message, at);
      }),
    claimOutbox: (channels, now, until, limit) => write("relaxed", () => claimOutbox(db, channels, now, until, limit)),
    outboxDone: (key, state) => write("relaxed", () => endOutboxMessage(db, key, state)),
    messages: (person, page) => read(() => messagesOf(db, person, page)),
    purge: (textsBefore, keysBefore) => purge(connection, textsBefore, keysBefore),
    watch,
  };
}
