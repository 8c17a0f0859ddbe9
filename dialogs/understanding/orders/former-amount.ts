import type { Reading } from "../reading.ts";

/** Of two amounts the one that was wrong is left out: "11.99 not 19.11", "i typed 900, it was 90". */
export function withoutFormer(reading: Reading): Reading {
  const { amounts, text } = reading;
  if (amounts.length !== 2) return reading;
  const former = amounts.filter(({ start }) => FORMER.test(text.slice(0, start)));
  const [only, another] = former;
  if (!only || another) return reading;
  return { ...reading, amounts: amounts.filter((amount) => amount !== only) };
}

const FORMER =
  /\b(?:not|was it|and not|instead of|rather than|typed|wrote|entered|logged|put(?: it)?(?: down)?(?: as| at)?|said|says|read (?:it )?as|had|have (?:it |that )?(?:at|as|down as)|from)(?: (?:a|the|whole|that))*\s*$/iu;
