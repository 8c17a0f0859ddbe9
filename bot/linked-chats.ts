import type { ChannelName, Reply } from "../dialogs/channel.ts";
import type { OutboxMessage } from "../dialogs/ports.ts";
import type { Identity, PersonId } from "../domain/person.ts";
import type { PeopleStore } from "../domain/ports.ts";

/** A chat in which a person can be told something that they did not ask for. */
export interface LinkedChat {
  readonly channel: ChannelName;
  readonly address: string;
  readonly externalId: string;
  readonly person: PersonId;
}

/** A person's chats that can be written to, in the order in which they were linked. */
export async function linkedChats(people: Pick<PeopleStore, "identities">, person: PersonId): Promise<LinkedChat[]> {
  return chatsOf(await people.identities(person));
}

/** Those of some identities that can be written to. */
export function chatsOf(identities: readonly Identity[]): LinkedChat[] {
  return identities.flatMap(({ channel, externalId, address, state, person }) =>
    address !== null && state === "active" && isPushed(channel) ? [{ channel, address, externalId, person }] : [],
  );
}

/** A message to one of them. `cause`: what it is sent for, once to each chat. */
export function messageTo(
  { channel, address, externalId, person }: LinkedChat,
  cause: string,
  reply: Reply,
): OutboxMessage {
  return { key: `${cause}:${channel}:${externalId}`, channel, address, reply, person };
}

/** A reply of one paragraph that nobody else may see. */
export function privately(text: string): Reply {
  return { blocks: [{ kind: "text", text }], privacy: "private" };
}

function isPushed(channel: string): channel is ChannelName {
  return channel === "telegram" || channel === "slack" || channel === "sms" || channel === "teams";
}
