import {
  type Activity,
  ActivityTypes,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  TextFormatTypes,
} from "botbuilder";
import type { TeamsAddress } from "./address.ts";
import type { AppRegistration, TeamsConfig } from "./config.ts";
import { createHttpClient } from "./http.ts";
import type { OutgoingMessage } from "./render.ts";

/** Microsoft's Bot Connector, or what stands in for it. */
export interface Connector {
  /** Posts a message into a conversation. @returns its id; empty where the peer does not tell it */
  post(to: TeamsAddress, message: OutgoingMessage, replyTo: string | undefined): Promise<string>;
  /** Opens the chat of the bot with one person, or finds it. @returns the conversation's id */
  openPersonalChat(near: TeamsAddress, person: string): Promise<string>;
}

/** The tokens that we check and show are the SDK's business. */
export function createAuthentication(
  access: TeamsConfig["access"],
  options?: ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4],
): ConfigurationBotFrameworkAuthentication {
  const settings = access === "emulator" ? {} : registrationSettings(access);
  return new ConfigurationBotFrameworkAuthentication(settings, undefined, undefined, undefined, options);
}

/**
 * Makes the way to the connector; its calls end with the signal. Cheap enough to be made for each reply: the SDK keeps
 * our token for all of them.
 *
 * It rejects with a `ConnectorError` or with errors of the token's library: see `describeFailure`.
 */
export function createConnector(access: TeamsConfig["access"], signal: AbortSignal): Connector {
  const adapter = new CloudAdapter(createAuthentication(access, { httpClient: createHttpClient(signal) }));
  const appId = access === "emulator" ? "" : access.appId;
  return {
    async post(to, message, replyTo) {
      let id = "";
      await adapter.continueConversationAsync(appId, referenceOf(to), async (context) => {
        // The SDK makes up an id for the activity that goes on; what is sent would reply to it.
        if (replyTo === undefined) delete context.activity.id;
        else context.activity.id = replyTo;
        id = (await context.sendActivity(activityOf(message)))?.id ?? "";
      });
      return id;
    },

    async openPersonalChat({ serviceUrl, via, bot, tenant }, person) {
      let conversation = "";
      const parameters = {
        isGroup: false,
        bot: { id: bot, name: "" },
        members: [{ id: person, name: "" }],
        ...(tenant !== undefined && { tenantId: tenant }),
        channelData: tenant === undefined ? {} : { tenant: { id: tenant } },
      };
      await adapter.createConversationAsync(appId, via, serviceUrl, AUDIENCE, parameters, async ({ activity }) => {
        conversation = activity.conversation.id;
      });
      return conversation;
    },
  };
}

/** Whom our tokens are for (learn.microsoft.com, "Authentication with the Bot Connector API"). */
const AUDIENCE = "https://api.botframework.com";

function registrationSettings({ appId, password, tenantId }: AppRegistration) {
  const common = { MicrosoftAppId: appId, MicrosoftAppPassword: password };
  if (tenantId === undefined) return { ...common, MicrosoftAppType: "MultiTenant" };
  return { ...common, MicrosoftAppType: "SingleTenant", MicrosoftAppTenantId: tenantId };
}

function referenceOf(to: TeamsAddress): Partial<ConversationReference> {
  const { serviceUrl, via, conversation, kind, bot } = to;
  return {
    serviceUrl,
    channelId: via,
    conversation: { id: conversation, conversationType: kind, isGroup: kind !== "personal", name: "" },
    bot: { id: bot, name: "" },
  };
}

function activityOf(message: OutgoingMessage): Partial<Activity> {
  if (message.kind === "text") {
    return { type: ActivityTypes.Message, text: message.text, textFormat: TextFormatTypes.Plain };
  }
  const { card, summary } = message;
  return { type: ActivityTypes.Message, summary, attachments: [CardFactory.adaptiveCard(card)] };
}
