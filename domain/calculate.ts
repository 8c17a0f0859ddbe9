import { InvalidInput } from "./errors.ts";
import { divideHalfEven } from "./money.ts";

/** An exact fraction. */
interface Fraction {
  readonly top: bigint;
  /** > 0. */
  readonly bottom: bigint;
}

/** Longest expression that is read, in characters. */
const LONGEST = 200;

/** Decimals of a result. */
const DECIMALS = 2;

/**
 * Works out a sum of decimals exactly: + − × ÷ (also `*` and `/`), percentages and parentheses.
 *
 * @returns a decimal string, rounded half to even to two decimals, without trailing zeros beyond them
 * @throws InvalidInput naming what can't be read, for divisions by 0 and for results that are no amount any more
 */
export function calculate(expression: string): string {
  if (expression.length > LONGEST) throw new InvalidInput("That sum is too long.");
  const tokens = tokensOf(expression);
  const { value, next } = readSum(tokens, 0);
  if (next !== tokens.length) throw new InvalidInput(`I can't read “${tokens[next]}” in that sum.`);
  const scaled = divideHalfEven(value.top * 10n ** BigInt(DECIMALS), value.bottom);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(DECIMALS + 1, "0");
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
}

function tokensOf(expression: string): string[] {
  const plain = expression.replaceAll("×", "*").replaceAll("÷", "/").replaceAll("−", "-").replace(/\s+/g, "");
  const tokens = plain.match(/\d+(?:\.\d+)?|[-+*/()%]/g) ?? [];
  if (tokens.length === 0 || tokens.join("") !== plain)
    throw new InvalidInput(`“${expression}” is no sum that I can read.`);
  return tokens;
}

interface Read {
  readonly value: Fraction;
  /** Index of the token after it. */
  readonly next: number;
}

function readSum(tokens: readonly string[], at: number): Read {
  let { value, next } = readProduct(tokens, at);
  for (let sign = tokens[next]; sign === "+" || sign === "-"; sign = tokens[next]) {
    const right = readProduct(tokens, next + 1);
    value = plus(value, sign === "+" ? right.value : { top: -right.value.top, bottom: right.value.bottom });
    next = right.next;
  }
  return { value, next };
}

function readProduct(tokens: readonly string[], at: number): Read {
  let { value, next } = readFactor(tokens, at);
  for (let sign = tokens[next]; sign === "*" || sign === "/"; sign = tokens[next]) {
    const right = readFactor(tokens, next + 1);
    value = sign === "*" ? times(value, right.value) : times(value, inverse(right.value));
    next = right.next;
  }
  return { value, next };
}

function readFactor(tokens: readonly string[], at: number): Read {
  const token = tokens[at];
  if (token === "-") {
    const { value, next } = readFactor(tokens, at + 1);
    return { value: { top: -value.top, bottom: value.bottom }, next };
  }
  if (token === "(") {
    const { value, next } = readSum(tokens, at + 1);
    if (tokens[next] !== ")") throw new InvalidInput("A parenthesis is not closed in that sum.");
    return percent(value, tokens, next + 1);
  }
  if (token === undefined || !/^\d/.test(token)) throw new InvalidInput("That sum is not complete.");
  const [whole = "0", decimals = ""] = token.split(".");
  return percent({ top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) }, tokens, at + 1);
}

function percent(value: Fraction, tokens: readonly string[], next: number): Read {
  return tokens[next] === "%"
    ? { value: { top: value.top, bottom: value.bottom * 100n }, next: next + 1 }
    : { value, next };
}

function plus(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

function times(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

function inverse({ top, bottom }: Fraction): Fraction {
  if (top === 0n) throw new InvalidInput("Nothing can be divided by 0.");
  return top < 0n ? { top: -bottom, bottom: -top } : { top: bottom, bottom: top };
}
