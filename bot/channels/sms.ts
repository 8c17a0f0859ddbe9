import { createSmsChannel, PATHS, WEBHOOK_BODY_LIMIT } from "../../adapters/channels/sms/index.ts";
import { rawWebhook } from "../http/raw-webhook.ts";
import { type ChannelDeps, surroundingsOf, type WiredChannel } from "./wired.ts";

interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  readonly phoneNumber: string;
}

/** SMS, and WhatsApp where its number is set, as the settings say. */
export function wireSms(deps: ChannelDeps, account: TwilioAccount): WiredChannel {
  const { config, people, publicUrl } = deps;
  const { TWILIO_API_ROOT: apiRoot, PACE_SMS: pace } = config;
  const channel = createSmsChannel({
    ...surroundingsOf(deps),
    ...account,
    whatsappNumber: config.TWILIO_WHATSAPP_NUMBER,
    apiRoot,
    publicUrl,
    pace: pace ?? (apiRoot === undefined ? "platform" : "off"),
    dailyLimit: config.SMS_DAILY_LIMIT,
    strangerDailyLimit: config.SMS_STRANGER_DAILY_LIMIT,
    isPaired: async (sender) => (await people.identity("sms", sender)) !== null,
  });
  return {
    channel,
    mounts: [
      { path: PATHS.sms, handler: rawWebhook(channel.handleSms, WEBHOOK_BODY_LIMIT) },
      { path: PATHS.status, handler: rawWebhook(channel.handleStatus, WEBHOOK_BODY_LIMIT) },
    ],
    detail: `at ${publicUrl}${PATHS.sms}`,
    async start(take) {
      await channel.start(take);
      return null;
    },
    stop: () => channel.stop(),
  };
}
