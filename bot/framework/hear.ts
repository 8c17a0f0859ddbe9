import type { Spending } from "../../dialogs/agent/spending.ts";
import type { Channel, ChannelName, InboundEvent } from "../../dialogs/channel.ts";
import { SPEECH_LIMITS, type Transcriber } from "../../dialogs/speech.ts";
import type { WhyUnheard } from "../../dialogs/tools/decline.ts";
import { maskCardNumbers } from "../../domain/card-number.ts";
import { BudgetWiseError, InvalidInput, NotFound, Unavailable } from "../../domain/errors.ts";
import type { Person } from "../../domain/person.ts";
import type { Logger } from "../logger.ts";
import type { TurnWork } from "../turns/turn-work.ts";

/** What listening needs. */
export interface Ears {
  readonly transcriber: () => Promise<Transcriber>;
  /** What a minute costs, millionths of a US dollar. */
  readonly minute: number;
  readonly spending: Pick<Spending, "isLeft" | "noteHeard">;
  readonly download: (channel: ChannelName) => Channel["download"];
  readonly log: Logger;
}

/** What was said, as if it had been typed; or why a voice note has no words. */
export interface Heard {
  readonly event: InboundEvent;
  /** The words of a voice note; left out where the person typed. */
  readonly words?: string;
  /** A figure among them may have been misheard. */
  readonly isUnsure?: true;
  readonly whyUnheard?: WhyUnheard;
}

/** Times that a recording is asked for and listened to, and how long each may take, in milliseconds. */
const TRIES = 3;
const LONGEST = 8_000;
const PAUSE = 500;

/** Listens to a voice note, once: what was heard before stands in the decision. Everything else is handed on as it is. */
export async function hear(ears: Ears | null, work: TurnWork, person: Person): Promise<Heard> {
  const { event } = work.claimed.turn;
  const { content } = event;
  if (content.kind !== "voice") return { event };
  if (work.decision) return asSaid(event, work.decision.heard);
  const download = ears?.download(event.channel);
  if (!ears || !download) return { event, whyUnheard: "voice_off" };
  if (content.seconds > SPEECH_LIMITS.seconds) return { event, whyUnheard: "voice_long" };
  if (!(await ears.spending.isLeft(person.id))) return { event, whyUnheard: "voice_budget" };
  const listen = () => transcribed(ears, download, content.file, person, work.signal);
  return work.aside(async () => {
    try {
      const { text, isUnsure } = await persistently(listen, work);
      await ears.spending.noteHeard(person.id, Math.ceil((content.seconds / 60) * ears.minute));
      if (!/[\p{L}\p{N}]/u.test(text)) return { event, whyUnheard: "voice_empty" };
      return { ...asSaid(event, maskCardNumbers(text)), ...(isUnsure && { isUnsure: true as const }) };
    } catch (error) {
      // A process that stops leaves the turn to the next one.
      if (work.signal.aborted || !(error instanceof BudgetWiseError)) throw error;
      ears.log.warn({ err: error }, "a voice note could not be heard");
      const isItsFault = error instanceof InvalidInput || error instanceof NotFound;
      return { event, whyUnheard: isItsFault ? "voice_unreadable" : "voice_later" };
    }
  });
}

function asSaid(event: InboundEvent, words: string | undefined): Heard {
  return words === undefined ? { event } : { event: { ...event, content: { kind: "message", text: words } }, words };
}

async function transcribed(
  ears: Ears,
  download: NonNullable<Channel["download"]>,
  file: string,
  { locale }: Person,
  stopping: AbortSignal,
) {
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(LONGEST)]);
  const recording = await download(file, { most: SPEECH_LIMITS.bytes, signal });
  if (recording.bytes.byteLength === 0) return { text: "", isUnsure: false };
  return (await ears.transcriber()).transcribe(recording, { locale, signal });
}

async function persistently<T>(attempt: () => Promise<T>, work: TurnWork): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Unavailable) || tries === TRIES || work.signal.aborted) throw error;
      await work.wait(error.retryAfter ?? PAUSE * tries);
    }
  }
}
