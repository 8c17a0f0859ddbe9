import type { Activity, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import { Unavailable } from "../../../domain/errors.ts";
import type { TeamsActivity } from "./activity.ts";
import { isThisMachine } from "./service-url.ts";

/** Header names in lower case, as Node gives them. */
export type WebhookHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What checks the tokens that come with activities. */
export type Authentication = Pick<ConfigurationBotFrameworkAuthentication, "authenticateRequest">;

/**
 * Whether Microsoft's Bot Connector sent this activity: its token is signed by it, meant for our bot, not expired, and
 * names the activity's own service URL.
 *
 * The SDK would also believe a token that was issued to our own bot, which every connector gets to see when we answer it;
 * so only the connector's own count here.
 *
 * @throws Unavailable when Microsoft's signing keys can't be fetched
 */
export async function verifyActivity(
  authentication: Authentication,
  { authorization }: WebhookHeaders,
  activity: TeamsActivity,
): Promise<boolean> {
  if (typeof authorization !== "string" || !/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/.test(authorization)) return false;
  try {
    const { claimsIdentity } = await authentication.authenticateRequest(authenticated(activity), authorization);
    return claimsIdentity.getClaimValue("iss") === CONNECTOR;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw new Unavailable("Microsoft's signing keys can't be fetched right now.", { retryAfter: 5000 });
  }
}

/**
 * Whether a request comes from a program on this machine, as the emulator is one.
 *
 * A page in a browser on this machine is no such program: browsers name its origin, and a name that was rebound to
 * this machine still stands in `Host`. Neither is whatever a tunnel or a proxy lets through.
 */
export function isLocalRequest(headers: WebhookHeaders): boolean {
  const { host } = headers;
  if (typeof host !== "string" || TELLTALES.some((name) => headers[name] !== undefined)) return false;
  return isThisMachine(URL.parse(`http://${host}`)?.hostname ?? "");
}

const TELLTALES = ["origin", "sec-fetch-site", "forwarded", "x-forwarded-for", "x-forwarded-host"];

/** Issuer of the connector's tokens (learn.microsoft.com, "Authentication with the Bot Connector API"). */
const CONNECTOR = "https://api.botframework.com";

/** The SDK looks at where an activity comes from; the rest of its type is of no account. */
function authenticated({ type, channelId, serviceUrl, from, conversation }: TeamsActivity): Activity {
  const { id, conversationType = "", isGroup = false } = conversation;
  return {
    type,
    channelId,
    serviceUrl,
    from: { id: from.id, name: "" },
    recipient: { id: "", name: "" },
    conversation: { id, conversationType, isGroup, name: "" },
    text: "",
    label: "",
    valueType: "",
    localTimezone: "",
    callerId: "",
    listenFor: [],
  };
}

/** The SDK refuses with a status, its JWT library with errors of its own; anything else is no judgement of the token. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("statusCode" in error) return error.statusCode === 401;
  return /^(?:JsonWebToken|TokenExpired|NotBefore)Error$/.test(error.name);
}
