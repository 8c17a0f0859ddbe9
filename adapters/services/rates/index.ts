export { createEcbRates } from "./ecb.ts";
export { SHIPPED_RATES } from "./shipped.ts";
