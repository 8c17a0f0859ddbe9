/**
 * Whether replies may be sent to a service URL.
 *
 * It comes with each activity, and private figures and our token go there: only hosts of Teams will do, or, for the
 * emulator, only this machine.
 */
export function isConnector(serviceUrl: string, access: object | "emulator"): boolean {
  const url = URL.parse(serviceUrl);
  if (url === null || url.username !== "" || url.password !== "") return false;
  if (access === "emulator") return /^https?:$/.test(url.protocol) && isThisMachine(url.hostname);
  return url.protocol === "https:" && url.port === "" && isTeams(url.hostname);
}

/** Whether a name or address leads to this machine only. */
export function isThisMachine(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Names below trafficmanager.net are anybody's, so that one counts as a whole (learn.microsoft.com, "Proactive messages"). */
function isTeams(hostname: string): boolean {
  return hostname === "smba.trafficmanager.net" || hostname.endsWith(".teams.microsoft.com");
}
