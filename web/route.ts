import { useEffect, useState } from "preact/hooks";

/** Which screen is shown, and with what. */
export interface Route {
  readonly screen: string;
  readonly query: URLSearchParams;
}

/** The address behind `#/`; what else stands there (a skip link's target) changes nothing. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const note = () => {
      if (location.hash.startsWith("#/") || location.hash === "") setHash(location.hash);
    };
    addEventListener("hashchange", note);
    return () => removeEventListener("hashchange", note);
  }, []);
  return routeOf(hash);
}

/** Where one is now. */
export function currentRoute(): Route {
  return routeOf(location.hash);
}

function routeOf(hash: string): Route {
  const [screen = "", query = ""] = hash.replace(/^#\//, "").split("?");
  return { screen: hash.startsWith("#/") && screen !== "" ? screen : "home", query: new URLSearchParams(query) };
}

/** The address of the entries behind a figure. */
export function entriesLink(filter: Readonly<Record<string, string>>): string {
  return `#/expenses?${new URLSearchParams(filter)}`;
}
