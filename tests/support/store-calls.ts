import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { NamedStores } from "../../bot/stores.ts";

/** Which methods of a store each request calls; what runs beside the requests is not counted. */
export interface StoreCalls {
  /** The same stores, counted. */
  wrap(stores: NamedStores): NamedStores;
  /** What the request that came last has called, in order: `ledgers.record`. */
  latest(): readonly string[];
}

/** Counts by the context in which a request is handled, so that jobs and lanes that run meanwhile do no harm. */
export function countStoreCalls(): StoreCalls {
  const context = new AsyncLocalStorage<string[]>();
  let latest: string[] = [];
  subscribe("http.server.request.start", () => {
    latest = [];
    context.enterWith(latest);
  });
  const counted = <T extends object>(name: string, store: T): T =>
    new Proxy(store, {
      get(target, key, receiver): unknown {
        const its: unknown = Reflect.get(target, key, receiver);
        if (typeof its !== "function") return its;
        return (...given: unknown[]): unknown => {
          context.getStore()?.push(`${name}.${String(key)}`);
          return Reflect.apply(its, target, given);
        };
      },
    });
  return {
    wrap: (stores) => ({
      ...stores,
      ledgers: counted("ledgers", stores.ledgers),
      people: counted("people", stores.people),
      access: counted("access", stores.access),
      turns: counted("turns", stores.turns),
      usage: counted("usage", stores.usage),
    }),
    latest: () => latest,
  };
}
