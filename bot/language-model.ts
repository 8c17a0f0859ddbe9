import type { Agent } from "../dialogs/agent/agent.ts";
import { AGENT_LIMITS, type AgentLimits } from "../dialogs/agent/limits.ts";
import type { Wording } from "../dialogs/agent/wording.ts";
import type { LanguageModel } from "../dialogs/language-model.ts";
import type { RatesOn } from "../dialogs/rates.ts";
import type { ChannelStatus } from "./channels/channels.ts";
import type { Config } from "./config.ts";
import type { Logger } from "./logger.ts";
import type { Stores } from "./stores.ts";
import type { Surroundings } from "./surroundings.ts";
import { pause } from "./turns/timing.ts";

/** A language model that can be had, and what it may cost. */
export interface ModelSetup {
  /** Loads what it needs. */
  readonly open: () => Promise<LanguageModel>;
  /** Millionths of a US dollar a day, of one person and of all. */
  readonly budget: { readonly person: number; readonly all: number };
  readonly limits: AgentLimits;
}

type ModelSettings = Pick<
  Config,
  "OPENAI_API_KEY" | "OPENAI_BASE_URL" | "LLM_MODEL" | "LLM_API" | "LLM_DAILY_BUDGET_USD" | "LLM_TOTAL_DAILY_BUDGET_USD"
>;

const MICRO = 1_000_000;

/** Changes when instructions or tools do, so that a platform keeps what they begin with apart from what they were. */
const CACHE_KEY = "budgetwise-2";

/** The language model that the settings name; null when they name none. A base URL alone is enough for a local server. */
export function modelSetup(config: ModelSettings): ModelSetup | null {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API: api } = config;
  if (api === "off" || (apiKey === undefined && baseUrl === undefined)) return null;
  const limits = AGENT_LIMITS;
  return {
    limits,
    budget: budgetOf(config),
    async open() {
      const { createOpenAiModel } = await import("../adapters/services/openai/index.ts");
      const firstTokenWithin = limits.firstToken;
      return createOpenAiModel({ apiKey, baseUrl, model, api, cacheKey: CACHE_KEY, firstTokenWithin });
    },
  };
}

/** What paid services may cost a day. */
export function budgetOf(
  config: Pick<Config, "LLM_DAILY_BUDGET_USD" | "LLM_TOTAL_DAILY_BUDGET_USD">,
): ModelSetup["budget"] {
  return {
    person: Math.round(config.LLM_DAILY_BUDGET_USD * MICRO),
    all: Math.round(config.LLM_TOTAL_DAILY_BUDGET_USD * MICRO),
  };
}

/** Whether a model thinks along, or how to let one. */
export function modelStatus(config: ModelSettings): ChannelStatus {
  const isOn = modelSetup(config) !== null;
  const { LLM_API, LLM_MODEL, OPENAI_BASE_URL } = config;
  const off =
    LLM_API === "off" ? "remove LLM_API=off" : "set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own";
  const at = OPENAI_BASE_URL === undefined ? "" : ` at ${new URL(OPENAI_BASE_URL).host}`;
  return { name: "Model", isOn, detail: isOn ? `${LLM_MODEL}${at}` : off };
}

/** What the model does here. */
export interface Thinking {
  /** Its part in turns. */
  readonly agent: Agent;
  /** Its part in what is told without a turn. */
  readonly wording: Wording;
}

/** The model's parts; they are loaded beside the start, and what needs them first waits for them. */
export async function loadThinking(
  { open, budget, limits }: ModelSetup,
  { ledgers, turns, usage, ratesOn }: Pick<Stores, "ledgers" | "turns" | "usage"> & { readonly ratesOn?: RatesOn },
  { now, random }: Pick<Surroundings, "now" | "random">,
  log: Logger,
): Promise<Thinking> {
  const [model, { createAgent }, { createAsker }, { createSpending }, { createWording }, { rememberedWording }] =
    await Promise.all([
      open(),
      import("../dialogs/agent/agent.ts"),
      import("../dialogs/agent/asker.ts"),
      import("../dialogs/agent/spending.ts"),
      import("../dialogs/agent/wording.ts"),
      import("../dialogs/agent/remembered-wording.ts"),
    ]);
  const spending = createSpending({ usage, budget, now });
  const asker = createAsker({
    model,
    limits,
    spending,
    random,
    pause,
    now: () => now().epochMilliseconds,
    timeout: (ms) => AbortSignal.timeout(ms),
    log: (level, event, details) => log[level](details, event),
  });
  return {
    agent: createAgent({ asker, limits, spending, ledgers, turns, ...(ratesOn === undefined ? {} : { ratesOn }) }),
    wording: rememberedWording(createWording({ asker, spending, limits })),
  };
}
