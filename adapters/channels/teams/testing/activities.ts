/** Where Teams serves the conversations of the tests. */
export const SERVICE_URL = "https://smba.trafficmanager.net/emea/";

export const BOT = { id: "28:00000000-0000-0000-0000-000000000001", name: "BudgetWise" };
export const ANN = { id: "29:ann", name: "Ann Lee", aadObjectId: "aad-ann" };
const TENANT = "11111111-1111-1111-1111-111111111111";

/** Said to the bot in a chat of its own with Ann, as Teams posts it. */
export function said(text: string, more: object = {}) {
  return {
    type: "message",
    id: "1781092798000",
    timestamp: "2026-06-10T11:59:58.123Z",
    localTimestamp: "2026-06-10T13:59:58.123+02:00",
    serviceUrl: SERVICE_URL,
    channelId: "msteams",
    from: ANN,
    recipient: BOT,
    conversation: { conversationType: "personal", id: "a:1-ann", tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    text,
    textFormat: "plain",
    locale: "en-US",
    attachments: [{ contentType: "text/html", content: `<p>${text}</p>` }],
    entities: [{ type: "clientInfo", locale: "en-US", country: "US", platform: "Web" }],
    ...more,
  };
}

/** A group chat, in which the bot is called by its name. */
export const GROUP = { conversationType: "groupChat", isGroup: true, id: "19:home@thread.v2", tenantId: TENANT };

/** Calls the bot by its name in a group chat. */
export function mentioned(text: string, more: object = {}) {
  return said(`<at>BudgetWise</at> ${text}`, {
    conversation: GROUP,
    entities: [{ type: "mention", mentioned: BOT, text: "<at>BudgetWise</at>" }],
    ...more,
  });
}

/** An activity as it travels. */
export function body(activity: unknown): Buffer {
  return Buffer.from(JSON.stringify(activity));
}
