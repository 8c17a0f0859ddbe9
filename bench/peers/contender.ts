/** A Telegram bot behind a webhook, as the bench compares them. */
export interface Contender {
  /** Where updates are posted. */
  readonly url: string;
  /** What each chat says first, before anything is measured; empty for none. */
  readonly introductions: readonly string[];
  stop(): Promise<void>;
}

/** What a contender is made for. */
export interface Match {
  /** The Bot API server. */
  readonly apiRoot: string;
  readonly token: string;
  /** Comes with each update. */
  readonly secret: string;
  /** How many chats there are. */
  readonly chats: number;
}

/** What a contender's process is told. */
export type Told = { readonly start: Match } | "cpu" | "stop";

/** What a contender's process tells. */
export type Tells = { readonly started: Pick<Contender, "url" | "introductions"> } | { readonly cpu: NodeJS.CpuUsage };

/** All of them; none brings the packages of another into its process. */
export const CONTENDERS = {
  budgetwise: async (match: Match) => (await import("./budgetwise.ts")).createBudgetWise(match),
  chat_sdk: async (match: Match) => (await import("./chat-sdk-echo.ts")).createChatSdkEcho(match),
  grammy: async (match: Match) => (await import("./grammy-echo.ts")).createGrammyEcho(match),
} satisfies Readonly<Record<string, (match: Match) => Promise<Contender>>>;

export type ContenderName = keyof typeof CONTENDERS;

/** Whether there is a contender of that name. */
export function isContender(name: string | undefined): name is ContenderName {
  return name !== undefined && Object.hasOwn(CONTENDERS, name);
}
