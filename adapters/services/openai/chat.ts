import type OpenAI from "openai";
import type {
  ChatCompletion,
  ChatCompletionChunk,
  ChatCompletionCreateParams,
  ChatCompletionMessageParam,
} from "openai/resources/chat/completions";
import type { CompletionUsage } from "openai/resources/completions";
import type { ModelItem, ModelRequest, RequestedCall, Round } from "../../../dialogs/language-model.ts";
import { Unavailable } from "../../../domain/errors.ts";
import { type Answered, type Api, type ApiOptions, LONGEST_ANSWER } from "./api.ts";
import type { CountedTokens } from "./prices.ts";

/** Chat Completions, which nearly every other server speaks. */
export function createChatApi(
  client: OpenAI,
  { model, cacheKey, isPlatform }: ApiOptions & { readonly isPlatform: boolean },
): Api<ChatCompletionCreateParams> {
  return {
    optionalFields: [
      "stream_options",
      "reasoning_effort",
      "prompt_cache_key",
      "parallel_tool_calls",
      "max_completion_tokens",
      "tool_choice",
      "store",
      "stream",
    ],
    requestOf: ({ instructions, tools, mayCall, conversation }: ModelRequest) => ({
      model,
      messages: [{ role: "system", content: instructions }, ...conversation.map(messageOf)],
      ...(tools.length > 0 && {
        tools: tools.map(({ name, description, parameters }) => ({
          type: "function" as const,
          function: { name, description, parameters: { ...parameters } },
        })),
        tool_choice: mayCall ? "auto" : "none",
        parallel_tool_calls: true,
      }),
      max_completion_tokens: LONGEST_ANSWER,
      stream: true,
      stream_options: { include_usage: true },
      // The platform's models call tools over this API only where they do not reason.
      ...(isPlatform && { store: false, reasoning_effort: "none", prompt_cache_key: cacheKey }),
    }),
    async send(request, { signal, heard }) {
      // Each answer bears ids of its own where the server gives none.
      const prefix = `call_${request.messages.length}`;
      if (request.stream) {
        return readChunks(
          await client.chat.completions.create({ ...request, stream: true }, { signal }),
          prefix,
          heard,
        );
      }
      const { stream_options: _, ...body } = request;
      const whole = { ...body, stream: false } as const;
      return readCompletion(await client.chat.completions.create(whole, { signal }), prefix);
    },
  };
}

function messageOf(item: ModelItem): ChatCompletionMessageParam {
  switch (item.kind) {
    case "said":
      return { role: "user", content: item.text };
    case "answered":
      return assistantMessage(item.round);
    case "result":
      return { role: "tool", tool_call_id: item.call, content: item.output };
  }
}

function assistantMessage({ text, calls }: Round): ChatCompletionMessageParam {
  if (calls.length === 0) return { role: "assistant", content: text };
  return {
    role: "assistant",
    content: text === "" ? null : text,
    tool_calls: calls.map(({ id, tool, args }) => ({
      id,
      type: "function",
      function: { name: tool, arguments: args },
    })),
  };
}

/** A call as its pieces come in. */
interface Pieces {
  readonly index: number;
  id: string;
  tool: string;
  args: string;
}

async function readChunks(
  chunks: AsyncIterable<ChatCompletionChunk>,
  prefix: string,
  heard: () => void,
): Promise<Answered> {
  const calls: Pieces[] = [];
  let text = "";
  let refusal = "";
  let end: string | null = null;
  let usage: CompletionUsage | null | undefined;
  for await (const { choices, usage: counted } of chunks) {
    usage = counted ?? usage;
    const [choice] = choices;
    if (!choice) continue;
    heard();
    const { content, refusal: refused, tool_calls } = choice.delta;
    text += content ?? "";
    refusal += refused ?? "";
    for (const { index, id = "", function: called } of tool_calls ?? []) {
      const call = callOf(calls, index, id);
      call.tool += called?.name ?? "";
      call.args += called?.arguments ?? "";
    }
    end = choice.finish_reason ?? end;
  }
  if (end === null) throw new Unavailable("The service's answer was cut off.");
  return answered({ text, calls, refusal, end, usage }, prefix);
}

/** The call that a piece belongs to: servers that number all calls alike tell them apart by their ids. */
function callOf(calls: Pieces[], index: number, id: string): Pieces {
  const known = calls.findLast((call) => call.index === index);
  if (known && (id === "" || known.id === "" || known.id === id)) {
    known.id ||= id;
    return known;
  }
  const call: Pieces = { index, id, tool: "", args: "" };
  calls.push(call);
  return call;
}

function readCompletion({ choices, usage }: ChatCompletion, prefix: string): Answered {
  const [choice] = choices;
  if (!choice) throw new Unavailable("The service's answer is empty.");
  const { content, refusal, tool_calls } = choice.message;
  const calls = (tool_calls ?? []).flatMap((call) =>
    call.type === "function" ? [{ id: call.id, tool: call.function.name, args: call.function.arguments }] : [],
  );
  return answered({ text: content ?? "", calls, refusal: refusal ?? "", end: choice.finish_reason, usage }, prefix);
}

interface Parts {
  readonly text: string;
  readonly calls: readonly RequestedCall[];
  readonly refusal: string;
  readonly end: string;
  readonly usage: CompletionUsage | null | undefined;
}

function answered({ text, calls, refusal, end, usage }: Parts, prefix: string): Answered {
  const isRefusal = refusal !== "" || end === "content_filter";
  // Half an answer is worse than none.
  const isCut = end === "length";
  const round: Round =
    isRefusal || isCut
      ? { calls: [], text: "", replay: [] }
      : {
          text,
          calls: calls.map(({ id, tool, args }, index) => ({ id: id || `${prefix}_${index}`, tool, args })),
          replay: [],
        };
  return { round, isRefusal, tokens: tokensOf(usage) };
}

function tokensOf(usage: CompletionUsage | null | undefined): CountedTokens {
  return {
    input: usage?.prompt_tokens ?? 0,
    cached: usage?.prompt_tokens_details?.cached_tokens ?? 0,
    cacheWritten: usage?.prompt_tokens_details?.cache_write_tokens ?? 0,
    output: usage?.completion_tokens ?? 0,
    reasoning: usage?.completion_tokens_details?.reasoning_tokens ?? 0,
  };
}
