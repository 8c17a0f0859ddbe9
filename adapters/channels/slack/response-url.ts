import type { ResponseUrl } from "./address.ts";

/** How long a response URL can be used, milliseconds, and how often (docs.slack.dev, "Handling user interaction"). */
export const RESPONSE_LIMITS = { age: 30 * 60_000, posts: 5 } as const;

/**
 * A response URL with the time at which it ends; undefined for one that is not Slack's.
 *
 * Private figures are posted there, and whoever knows the signing secret could name any address. Where another Web API
 * stands in for Slack, its response URLs are its own business.
 *
 * @param receivedAt milliseconds since the epoch
 */
export function responseUrlOf(
  url: string | undefined,
  { apiUrl, receivedAt }: { apiUrl: string | undefined; receivedAt: number },
): ResponseUrl | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  if (parsed === null || !(apiUrl === undefined ? isSlack(parsed) : /^https?:$/.test(parsed.protocol)))
    return undefined;
  return { url: parsed.href, until: receivedAt + RESPONSE_LIMITS.age };
}

function isSlack({ protocol, hostname }: URL): boolean {
  return protocol === "https:" && /(?:^|\.)slack(?:-gov)?\.com$/.test(hostname);
}
