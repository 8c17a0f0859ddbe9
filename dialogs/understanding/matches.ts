/** {@link String.matchAll}, at less expense where a pattern matches nothing, as most do in most texts. */
export function matchesOf(text: string, pattern: RegExp): Iterable<RegExpExecArray> {
  return text.search(pattern) === -1 ? NONE : text.matchAll(pattern);
}

const NONE: readonly RegExpExecArray[] = [];
