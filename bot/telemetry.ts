import { SpanStatusCode, trace } from "@opentelemetry/api";

/** Runs a piece of work as a span within the current one. */
export type Span = <T>(name: string, work: () => Promise<T>, attributes?: SpanAttributes) => Promise<T>;

/** Counts, kinds and names of ours; never what a person said, nor who they are. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** Spans of the tracer that is registered with OpenTelemetry; without one they cost nothing. */
export const span: Span = async (name, work, attributes = {}) =>
  trace.getTracer("budgetwise").startActiveSpan(name, { attributes }, async (current) => {
    try {
      return await work();
    } catch (error) {
      current.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : "unknown" });
      throw error;
    } finally {
      current.end();
    }
  });
