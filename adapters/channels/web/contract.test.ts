import { inlineChannelContract } from "../../../tests/contracts/channel.ts";
import { createWebChannel } from "./index.ts";
import { parseChat } from "./parse.ts";
import { renderReply } from "./render.ts";

const PERSON = {
  id: "0192f0c0-0000-7000-8000-000000000001",
  name: "Sam",
  locale: "en-US",
  zone: "Europe/Berlin",
  currency: "USD",
  ledger: "0192f0c0-0000-7000-8000-0000000000a1",
  createdAt: "2026-01-01T08:00:00Z",
};

inlineChannelContract("the page", {
  channel: createWebChannel(),
  event: parseChat(
    { message: "coffee 4.50" },
    "5f0c1d9e-8a55-4c3a-9a52-7d0a8f7f3c11",
    { person: PERSON, session: "f".repeat(64) },
    Temporal.Instant.from("2026-11-23T12:00:00Z"),
  ),
  rendering: {
    keepsAll: true,
    hasButtons: true,
    render(reply) {
      const { content, choices } = renderReply(reply);
      // A browser shows text as text, and half a character as a replacement.
      return [{ text: content.toWellFormed(), buttons: choices.map(({ id, label }) => ({ label, value: id })) }];
    },
  },
});
