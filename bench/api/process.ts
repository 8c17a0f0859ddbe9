import { serveBare } from "./bare.ts";
import { serveBudgetWise } from "./budgetwise.ts";

/** A server in a process of its own, until its parent goes. usage: process.ts bare|budgetwise, by fork */
const served = await (process.argv[2] === "bare" ? serveBare() : serveBudgetWise());
process.send?.({ url: served.url, headers: served.headers });
process.once("message", () => {
  void served.stop().then(() => process.exit());
});
