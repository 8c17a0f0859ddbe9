import type { IntentGuess } from "./classifier/intent-model.ts";
import { ENTRY_ORDERS } from "./orders/of-entries.ts";
import { GOAL_ORDERS } from "./orders/of-goals.ts";
import { MONEY_IN_ORDERS } from "./orders/of-money-in.ts";
import { PLAN_ORDERS } from "./orders/of-plans.ts";
import { PURCHASE_ORDERS } from "./orders/of-purchases.ts";
import { WAY_ORDERS } from "./orders/of-ways.ts";
import { COMING_ORDERS } from "./orders/of-what-comes.ts";
import type { Order } from "./orders/order.ts";
import { act, ask } from "./questions.ts";
import type { Reading } from "./reading.ts";
import type { Understanding } from "./understanding.ts";

/**
 * What a message changes that no rule knows, where the classifier is sure of it, words of such an order stand in it, and
 * everything that the tool takes is found in it; null otherwise.
 *
 * A change never follows from the classifier alone: it names the tool, the words have to agree, and every figure is read by
 * the same rules as anywhere else.
 */
export function readGuessedChange(guess: IntentGuess | undefined, reading: Reading): Understanding | null {
  const order = orderIn(guess, reading);
  const meant = order === null || guess === undefined ? null : order.read(reading);
  return guess === undefined || meant === null ? null : act([meant], Math.min(guess.confidence, MOST));
}

/** Asks for what such an order lacks, where it is surely one; null otherwise. */
export function askGuessedChange(guess: IntentGuess | undefined, reading: Reading): Understanding | null {
  const order = orderIn(guess, reading);
  const isSure = guess !== undefined && guess.confidence >= SURELY_LACKING;
  return isSure && order?.asked !== undefined ? ask(order.asked, []) : null;
}

function orderIn(guess: IntentGuess | undefined, { lower }: Reading): Order | null {
  const order = guess && ORDERS[guess.label];
  if (!order || guess.confidence < (order.from ?? SURELY_ORDERED)) return null;
  return order.about.test(lower) && !(order.but ?? NOTHING).test(lower) ? order : null;
}

/** Under what needs no language model: where there is one, it reads more of such an order than what it is for. */
const MOST = 0.85;
/** From here on an order is carried out as the classifier understands it: chosen on lines that it had not seen. */
const SURELY_ORDERED = 0.8;
/** From here on it is asked what is missing, in place of what the rules would ask. */
const SURELY_LACKING = 0.9;
const NOTHING = /(?!)/;

/** What answers an order, by the classifier's label. */
const ORDERS: Readonly<Record<string, Order>> = {
  ...ENTRY_ORDERS,
  ...PLAN_ORDERS,
  ...GOAL_ORDERS,
  ...MONEY_IN_ORDERS,
  ...COMING_ORDERS,
  ...PURCHASE_ORDERS,
  ...WAY_ORDERS,
};
