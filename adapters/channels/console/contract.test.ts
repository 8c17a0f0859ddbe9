import { inlineChannelContract } from "../../../tests/contracts/channel.ts";
import { createConsoleChannel, parseLine, renderForTerminal } from "./index.ts";

inlineChannelContract("the terminal", {
  channel: createConsoleChannel(),
  event: parseLine(
    "coffee 4.50",
    { session: "0192f0c0-0000-7000-8000-000000000002", person: "0192f0c0-0000-7000-8000-000000000001" },
    "0192f0c0-0000-7000-8000-000000000003",
    "2026-11-23T12:00:00Z",
  ),
  rendering: {
    // What could steer the terminal is shown as a replacement.
    keepsAll: false,
    hasButtons: false,
    render: (reply) => [{ text: renderForTerminal(reply), buttons: [] }],
  },
});
