/** An order without "please", "can you" and its final mark: what is wanted, in the person's own letters. */
export function withoutCourtesy(text: string): string {
  return text
    .replace(OPENING, "")
    .replace(/[.!? ]+$/, "")
    .replace(CLOSING, "")
    .trim();
}

const OPENING =
  /^(?:(?:please|pls|ok|okay|hey|hi|hello|so|now|and|also|well|actually|just|then|oh|let's|lets|budgetwise|i guess|can you|could you|would you|will you|can we|can i|i want to|i want you to|i'd like to|i'd like you to|i would like to|i would like you to|i need to|i need you to|we should|you can|you should|go ahead and|help me|feel free to)[, ]+)+/i;

const CLOSING = /(?:,? (?:please|pls|thanks|thank you|for me|ok|okay|from now on|now))+$/i;
