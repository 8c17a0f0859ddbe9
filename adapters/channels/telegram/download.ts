import type { Api } from "grammy";
import type { Channel } from "../../../dialogs/channel.ts";
import { InvalidInput, NotFound, Unavailable } from "../../../domain/errors.ts";
import { withoutSlash } from "./config.ts";
import { describeFailure } from "./failure.ts";
import { forGrammy } from "./signal.ts";

const PLATFORM_URL = "https://api.telegram.org";

interface DownloadDeps {
  readonly api: Api;
  readonly token: string;
  /** Another Bot API server than the platform's. */
  readonly apiRoot?: string | undefined;
}

/**
 * Fetches a file that somebody sent. The address holds the token, so neither it nor an error that may quote it goes further.
 */
export function createDownload({ api, token, apiRoot }: DownloadDeps): NonNullable<Channel["download"]> {
  const root = apiRoot === undefined ? PLATFORM_URL : withoutSlash(apiRoot);
  return async (file, { most, signal }) => {
    const { file_path: path, file_size: size = 0 } = await describe(api, file, signal);
    if (path === undefined) throw new NotFound("Telegram has that file no more.");
    if (size > most) throw tooLarge(most);
    const response = await fetched(`${root}/file/bot${token}/${path}`, signal);
    if (response.status === 404) throw new NotFound("Telegram has that file no more.");
    if (!response.ok) throw new Unavailable(`Telegram did not give the file (${response.status}).`);
    return { bytes: await bytesOf(response, most), type: typeOf(path) };
  };
}

async function describe(api: Api, file: string, signal: AbortSignal) {
  try {
    return await api.getFile(file, forGrammy(signal));
  } catch (error) {
    const failure = describeFailure(error);
    if (failure === null) throw error;
    if (failure.kind === "refused") throw new NotFound(`Telegram has that file no more (${failure.detail}).`);
    throw new Unavailable(`Telegram did not tell where the file is (${failure.detail}).`);
  }
}

async function fetched(url: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { signal });
  } catch {
    throw new Unavailable("Telegram's file can't be reached.");
  }
}

async function bytesOf({ body }: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body ?? []) {
      length += chunk.byteLength;
      if (length > most) break;
      chunks.push(chunk);
    }
  } catch {
    throw new Unavailable("Telegram's file ended before its end.");
  }
  if (length > most) throw tooLarge(most);
  return Buffer.concat(chunks);
}

function tooLarge(most: number): InvalidInput {
  return new InvalidInput(`The file has more than ${most} bytes.`);
}

const TYPES: Readonly<Record<string, string>> = {
  oga: "audio/ogg",
  ogg: "audio/ogg",
  opus: "audio/ogg",
  mp3: "audio/mpeg",
  m4a: "audio/m4a",
  mp4: "audio/mp4",
  wav: "audio/wav",
  flac: "audio/flac",
  webm: "audio/webm",
};

/** Telegram's files come without a type of their own; their names tell it. */
function typeOf(path: string): string {
  return TYPES[path.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
}
