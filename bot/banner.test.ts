import { expect, it, onTestFinished } from "vitest";
import { runApp } from "../tests/support/run-app.ts";
import { banner } from "./banner.ts";

async function bannerAt(publicUrl?: string): Promise<string> {
  const running = await runApp(() => (publicUrl === undefined ? {} : { PUBLIC_URL: publicUrl }));
  onTestFinished(() => running.stop());
  return banner(running.app);
}

it("warns of plain http beyond this machine", async () => {
  expect(await bannerAt("http://192.168.1.20:3000")).toContain("Warning: http://192.168.1.20:3000 is plain http.");
});

it.each([undefined, "http://localhost:3000", "http://127.0.0.1:3000", "https://wise.example.org"])(
  "does not where nobody is on the way: %s",
  async (publicUrl) => {
    expect(await bannerAt(publicUrl)).not.toContain("Warning");
  },
);
