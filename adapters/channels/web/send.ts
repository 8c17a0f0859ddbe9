/**
 * Nothing to push: a reply travels back in the request that brought the message, and an open page asks for the history
 * when something changed.
 *
 * @returns no ids, because the platform is our own page
 */
export function sendInline(): Promise<readonly string[]> {
  return Promise.resolve([]);
}
