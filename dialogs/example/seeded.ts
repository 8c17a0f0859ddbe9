/** Chance that is the same at every start (a linear congruential generator, Numerical Recipes): numbers in [0, 1). */
export function seeded(seed = 20): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
