import { expect, test } from "vitest";
import { openHousehold } from "../../tests/support/household.ts";

test("what seems to come every month can be expected from now on by one tap", async () => {
  const home = await openHousehold({ locale: "en-US", currency: "USD" });
  for (const date of ["2026-03-14", "2026-04-14", "2026-05-14"]) {
    await home.say({ tool: "log_expense", args: { description: "Streamly", amount: "15.49", date }, confirmed: true });
  }
  expect(await home.say({ tool: "spending_patterns", args: {} })).toContain(
    "Streamly seems to come every month at $15.49.",
  );
  expect(await home.press("Expect Streamly")).toContain("🔁 Streamly $15.49 every month");
  expect(await home.say({ tool: "spending_patterns", args: {} })).not.toContain("seems to come");
});
