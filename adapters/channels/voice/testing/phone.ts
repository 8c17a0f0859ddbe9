import { signed } from "../../sms/testing/signed.ts";
import { PATHS } from "../config.ts";
import { readTwiml, type TwimlElement } from "./read-twiml.ts";

/** An answer to a webhook. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** Posts a webhook of ours: its target is a path with its query. */
export type Post = (target: string, request: ReturnType<typeof signed>) => Promise<Answered>;

/** What a call has come to. */
export interface Heard {
  /** Everything that was said since the caller did something. */
  readonly said: string;
  /** How we listen now; null once we have hung up. */
  readonly listening: Readonly<Record<string, string>> | null;
  /** True when what was said last can't be broken off. */
  readonly isHeardOut: boolean;
}

/** Somebody who calls, with Twilio in between. */
export interface PhoneCall {
  /** What was heard last. */
  readonly heard: Heard;
  /** Presses keys. */
  key(digits: string): Promise<Heard>;
  /** Says something. */
  say(text: string, confidence?: string): Promise<Heard>;
  /** Keeps silent until we ask again. */
  wait(): Promise<Heard>;
  /** Has Twilio make its last request again. */
  repeat(): Promise<Heard>;
  /** Hangs up; Twilio tells us so. */
  hangUp(): Promise<number>;
}

interface CallOptions {
  readonly publicUrl: string;
  readonly post: Post;
  readonly from: string;
  readonly to?: string;
  readonly token?: string;
  readonly sid?: string;
}

/** Calls, and listens to the first words. @throws Error when a webhook answers other than with TwiML */
export async function callIn(options: CallOptions): Promise<PhoneCall> {
  const { publicUrl, post, from, to = "+15551234567", token, sid = `CA${"c".repeat(32)}` } = options;
  const common = { CallSid: sid, From: from, To: to, Direction: "inbound", ApiVersion: "2010-04-01" };
  let heard: Heard;
  let last: () => Promise<Heard>;

  async function ask(target: string, fields: Record<string, string>): Promise<Heard> {
    last = () => follow(target, fields);
    return last();
  }

  async function follow(target: string, fields: Record<string, string>): Promise<Heard> {
    const said: string[] = [];
    for (let next: string | null = target; next !== null; ) {
      const { status, body } = await send(next, { ...common, CallStatus: "in-progress", ...fields });
      if (status !== 200) throw new Error(`${next} answered ${status}.`);
      const { children } = readTwiml(body);
      said.push(...textsOf(children));
      const redirect = children.find(({ name }) => name === "Redirect");
      next = redirect ? redirect.text.slice(publicUrl.length) : null;
      const gather = children.find(({ name }) => name === "Gather");
      heard = {
        said: said.join(" "),
        listening: gather?.attributes ?? null,
        isHeardOut: gather !== undefined && gather.children.length === 0 && children.length > 1,
      };
    }
    return heard;
  }

  async function send(target: string, fields: Record<string, string>): Promise<Answered> {
    return post(target, signed(publicUrl + target, fields, token));
  }

  async function answer(fields: Record<string, string>): Promise<Heard> {
    const action = heard.listening?.action;
    if (action === undefined) throw new Error("The call is over.");
    return ask(action.slice(publicUrl.length), fields);
  }

  heard = await ask(PATHS.voice, { CallStatus: "ringing" });
  return {
    get heard() {
      return heard;
    },
    key: (digits) => answer({ Digits: digits }),
    say: (text, confidence = "0.93") => answer({ SpeechResult: text, Confidence: confidence }),
    wait: () => answer({}),
    repeat: () => last(),
    hangUp: async () => (await send(PATHS.status, { ...common, CallStatus: "completed", CallDuration: "42" })).status,
  };
}

function textsOf(elements: readonly TwimlElement[]): string[] {
  return elements.flatMap(({ name, text, children }) => (name === "Say" ? [text] : textsOf(children)));
}
