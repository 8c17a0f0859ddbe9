import { getJson, type History, type Message } from "./api.ts";
import { createChatLog } from "./chat-log.ts";
import { setUpComposer } from "./composer.ts";
import { appendAnswer, linesOf, mergePage } from "./conversation.ts";
import { byId } from "./dom.ts";
import type { Outgoing, OutgoingBox } from "./outgoing.ts";
import { pauseOrOnline } from "./pause.ts";
import { randomUuid } from "./random-uuid.ts";
import { sendOnce } from "./send.ts";
import { createSender } from "./sender.ts";

/** The conversation beside the budget. */
export interface Chat {
  /** Asks for the latest messages, from whatever channel they came. */
  refresh(): Promise<void>;
}

export interface ChatOptions {
  readonly box: OutgoingBox;
  readonly onAnswer: (answer: Message) => void;
  /** Nothing was ever said, so the chat has the greeting. */
  readonly onEmpty: () => void;
  readonly onSignedOut: () => void;
}

/** Brings the conversation to life and takes up what an earlier visit left unanswered. */
export function startChat({ box, onAnswer, onEmpty, onSignedOut }: ChatOptions): Chat {
  const scroll = byId("log-scroll", HTMLElement);
  const earlier = byId("earlier", HTMLButtonElement);
  const announcer = byId("announcer", HTMLElement);
  const greeting = byId("greeting", HTMLElement);
  let history: Message[] = [];
  let cursor: string | null = null;
  let isLoaded = false;

  const sender = createSender({
    box,
    send: sendOnce,
    pause: pauseOrOnline,
    onProgress: () => show(),
    onSignedOut,
    onAnswer(outgoing, answer) {
      history = appendAnswer(history, outgoing, answer);
      show();
      announcer.textContent = answer.content;
      onAnswer(answer);
    },
  });
  const showLines = createChatLog(byId("log", HTMLElement), {
    onChoice: ({ id, label }) => submit({ choice: id }, label),
    onDrop: ({ key }) => sender.drop(key.slice("web:".length, -"/user".length)),
  });
  const composer = setUpComposer((message) => submit({ message }, message), greeting);

  function submit(body: Outgoing["body"], text: string): void {
    sender.submit({ key: randomUuid(), body, text, at: new Date().toISOString() });
    scroll.scrollTop = scroll.scrollHeight;
  }

  function show(): void {
    const isAtEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 48;
    const lines = linesOf(history, box.all(), sender);
    showLines(lines);
    composer.greet(isLoaded && lines.length === 0);
    earlier.hidden = cursor === null;
    if (isAtEnd) scroll.scrollTop = scroll.scrollHeight;
  }

  async function refresh(): Promise<void> {
    const page = await getJson<History>("/v1/ai/messages");
    history = mergePage(history, page.messages);
    if (!isLoaded) {
      cursor = page.next_cursor;
      isLoaded = true;
      if (history.length === 0) onEmpty();
    }
    show();
  }

  earlier.addEventListener("click", () => {
    if (cursor === null) return;
    earlier.disabled = true;
    const fromEnd = scroll.scrollHeight - scroll.scrollTop;
    void getJson<History>(`/v1/ai/messages?cursor=${encodeURIComponent(cursor)}`)
      .then((page) => {
        history = mergePage(history, page.messages);
        cursor = page.next_cursor;
        show();
        scroll.scrollTop = scroll.scrollHeight - fromEnd;
      })
      .finally(() => {
        earlier.disabled = false;
      });
  });

  show();
  sender.resume();
  return { refresh };
}
