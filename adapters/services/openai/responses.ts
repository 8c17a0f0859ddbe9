import type OpenAI from "openai";
import type {
  Response,
  ResponseCreateParamsBase,
  ResponseInputItem,
  ResponseOutputItem,
  ResponseStreamEvent,
  ResponseUsage,
} from "openai/resources/responses/responses";
import type { ModelItem, ModelRequest, RequestedCall, Round } from "../../../dialogs/language-model.ts";
import { InvalidInput, Unavailable } from "../../../domain/errors.ts";
import { type Answered, type Api, type ApiOptions, LONGEST_ANSWER } from "./api.ts";
import type { CountedTokens } from "./prices.ts";
import { replayed, replayOf } from "./replay.ts";

/** The platform's own API. Nothing is stored there, so its reasoning travels along, encrypted. */
export function createResponsesApi(client: OpenAI, { model, cacheKey }: ApiOptions): Api<ResponseCreateParamsBase> {
  return {
    optionalFields: [
      "reasoning",
      "include",
      "prompt_cache_key",
      "parallel_tool_calls",
      "max_output_tokens",
      "tool_choice",
      "stream",
    ],
    requestOf: ({ instructions, tools, mayCall, conversation }: ModelRequest) => ({
      model,
      instructions,
      ...(tools.length > 0 && {
        tools: tools.map(({ name, description, parameters }) => ({
          type: "function" as const,
          name,
          description,
          parameters,
          strict: false,
        })),
        tool_choice: mayCall ? "auto" : "none",
        parallel_tool_calls: true,
      }),
      input: conversation.flatMap(inputOf),
      store: false,
      include: ["reasoning.encrypted_content"],
      reasoning: { effort: "low" },
      prompt_cache_key: cacheKey,
      max_output_tokens: LONGEST_ANSWER,
      stream: true,
    }),
    async send(request, { signal, heard }) {
      if (!request.stream) {
        return readResponse(await client.responses.create({ ...request, stream: false }, { signal }));
      }
      return readStream(await client.responses.create({ ...request, stream: true }, { signal }), heard);
    },
  };
}

function inputOf(item: ModelItem): ResponseInputItem[] {
  switch (item.kind) {
    case "said":
      return [{ role: "user", content: item.text }];
    case "answered":
      return replayed(item.round);
    case "result":
      return [{ type: "function_call_output", call_id: item.call, output: item.output }];
  }
}

async function readStream(events: AsyncIterable<ResponseStreamEvent>, heard: () => void): Promise<Answered> {
  const done: ResponseOutputItem[] = [];
  for await (const event of events) {
    switch (event.type) {
      case "response.output_item.done":
        done[event.output_index] = event.item;
        break;
      case "response.completed":
      case "response.incomplete":
      case "response.failed": {
        // The last event may leave the items out, and only they are known to be whole.
        const output = done.filter((item) => item !== undefined);
        return readResponse({ ...event.response, ...(output.length > 0 && { output }) });
      }
      case "response.created":
      case "response.queued":
      case "response.in_progress":
        break;
      default:
        heard();
    }
  }
  throw new Unavailable("The service's answer was cut off.");
}

function readResponse({ status, error, incomplete_details, output, usage }: Response): Answered {
  if (status === "failed" || status === "cancelled") throw failureOf(error?.code);
  const isCut = status === "incomplete";
  const isRefusal =
    incomplete_details?.reason === "content_filter" ||
    output.some((item) => item.type === "message" && item.content.some(({ type }) => type === "refusal"));
  // Half an answer is worse than none.
  const round: Round = isCut || isRefusal ? { calls: [], text: "", replay: [] } : roundOf(output);
  return { round, isRefusal, tokens: tokensOf(usage) };
}

function failureOf(code: string | undefined): Error {
  return code === "context_length_exceeded"
    ? new InvalidInput("The service can't read that much at once.")
    : new Unavailable(`The service failed (${code ?? "without a reason"}).`);
}

function roundOf(output: readonly ResponseOutputItem[]): Round {
  const calls = output.flatMap((item): RequestedCall[] =>
    item.type === "function_call" ? [{ id: item.call_id, tool: item.name, args: item.arguments }] : [],
  );
  const text = output
    .flatMap((item) => (item.type === "message" ? item.content : []))
    .map((part) => (part.type === "output_text" ? part.text : ""))
    .join("");
  return { calls, text, replay: replayOf(output) };
}

function tokensOf(usage: ResponseUsage | undefined): CountedTokens {
  return {
    input: usage?.input_tokens ?? 0,
    cached: usage?.input_tokens_details?.cached_tokens ?? 0,
    cacheWritten: usage?.input_tokens_details?.cache_write_tokens ?? 0,
    output: usage?.output_tokens ?? 0,
    reasoning: usage?.output_tokens_details?.reasoning_tokens ?? 0,
  };
}
