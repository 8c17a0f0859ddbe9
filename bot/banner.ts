import type { App } from "./app.ts";
import type { Started } from "./channels/channels.ts";
import { CODE_MINUTES } from "./codes.ts";
import { isLoopbackHost } from "./http/host-guard.ts";
import { qrInTerminal } from "./qr.ts";

/** What a start says to whoever started it: where it is, what is on, and what would switch on the rest. */
export async function banner(app: App): Promise<string> {
  const lines = [...app.channels.status, app.model, app.speech].map(
    ({ name, isOn, detail }) => `  ${isOn ? "●" : "○"} ${name.padEnd(9)} ${isOn ? "on " : "off"}  ${detail}`,
  );
  return [
    "BudgetWise is running.",
    "",
    ...lines,
    `  ● Store     on   ${app.storeName}`,
    "",
    `Sign in on this machine (once, ${CODE_MINUTES.signin} minutes; npm run signin prints another):`,
    `  ${await app.signInLink()}`,
    ...(await typedCodeLines(app)),
    ...plainHttpLines(app),
    "",
  ].join("\n");
}

/** Beyond this machine, plain http is read and changed by whoever is on the way. */
function plainHttpLines({ publicUrl }: Pick<App, "publicUrl">): string[] {
  const { protocol, host } = new URL(publicUrl);
  if (protocol === "https:" || isLoopbackHost(host)) return [];
  return [
    "",
    `Warning: ${publicUrl} is plain http. Whoever is in that network can read passwords and figures, and take sessions over.`,
    "Put a proxy with https in front and set PUBLIC_URL to its address.",
  ];
}

/** How to link Telegram, once it has answered; empty while it is off or out of reach. */
export async function telegramPairing(app: App, { telegramUsername }: Started): Promise<string> {
  if (telegramUsername === null) return "";
  const link = `https://t.me/${telegramUsername}?start=${await app.pairingCode()}`;
  return [
    `Link your Telegram (once, ${CODE_MINUTES.pair} minutes):`,
    `  ${link}`,
    "",
    await qrInTerminal(link),
    "",
  ].join("\n");
}

/** Channels that are paired by sending the code. */
const TYPED: ReadonlySet<string> = new Set(["Slack", "SMS", "Teams"]);

/** Where there is nothing to scan, the code is typed. */
async function typedCodeLines(app: App): Promise<string[]> {
  const typed = app.channels.status.filter(({ name, isOn }) => isOn && TYPED.has(name));
  const lines: string[] = [];
  for (const { name } of typed) {
    lines.push(
      "",
      `Link your ${name} (once, ${CODE_MINUTES.pair} minutes): send it this`,
      `  link ${await app.pairingCode()}`,
    );
  }
  return lines;
}
