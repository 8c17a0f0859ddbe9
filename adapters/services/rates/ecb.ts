import type { Rates } from "../../../dialogs/rates.ts";
import { Unavailable } from "../../../domain/errors.ts";
import { LONGEST_FILE, readDailyFile } from "./daily-file.ts";

/** Where the European Central Bank publishes its daily reference rates. */
export const DAILY_FILE = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml";

/** Milliseconds until a request is given up. */
const PATIENCE = 15_000;

interface EcbOptions {
  /** Another place of the daily file. */
  readonly url?: string | undefined;
  readonly fetch: typeof fetch;
  readonly now: () => Temporal.Instant;
}

/** The European Central Bank's daily reference rates of about thirty currencies, against the euro. */
export function createEcbRates({ url = DAILY_FILE, fetch, now }: EcbOptions): Rates {
  return {
    async latest(signal) {
      const xml = await download(fetch, url, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]));
      return readDailyFile(xml, now().toZonedDateTimeISO(ZONE).toPlainDate().toString());
    },
  };
}

/** The bank's own. */
const ZONE = "Europe/Berlin";

async function download(fetch: EcbOptions["fetch"], url: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, { signal, redirect: "error", headers: { accept: "application/xml, text/xml" } });
    if (!response.ok) throw new Unavailable(`The exchange rates' server answered ${response.status}.`);
    return await readBounded(response);
  } catch (cause) {
    if (cause instanceof Unavailable) throw cause;
    throw new Unavailable("The exchange rates' server can't be reached.", { cause });
  }
}

async function readBounded({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_FILE) throw new Unavailable("The exchange rates' server answered with too much.");
  }
  return text + decoder.decode();
}
