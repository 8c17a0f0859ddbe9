/** Event key of a call's turn. */
export function turnKey(call: string, turn: number): string {
  return `voice:${call}:${turn}`;
}
