import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Account } from "./api.ts";
import type { Format } from "./format.ts";

/** Who is looking, and how they read figures and dates. */
export interface Viewer {
  readonly account: Account;
  readonly format: Format;
  /** Puts words in the message line and leads there; sends nothing. */
  readonly writeToChat: (text: string) => void;
}

const ViewerContext = createContext<Viewer | null>(null);

export const ViewerProvider = ViewerContext.Provider;

/** @throws TypeError outside of the provider */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new TypeError("A screen was drawn before anybody was known.");
  return viewer;
}
