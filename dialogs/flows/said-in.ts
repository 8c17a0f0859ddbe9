import type { InboundEvent } from "../channel.ts";

/** What a person wrote; empty for what has no words. */
export function saidIn({ content }: Pick<InboundEvent, "content">): string {
  switch (content.kind) {
    case "message":
    case "edit":
      return content.text;
    case "photo":
    case "document":
      return content.caption;
    case "choice":
    case "pair":
    case "voice":
    case "membership":
    case "status":
    case "withheld":
    case "unheard":
      return "";
  }
}
