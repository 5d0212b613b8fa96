/**
 * The path of the endpoint that game servers connect to.
 *
 * **Observed**: C++ puts a slash behind a path that does not end with one, Go and C# do not.
 */

/** The path of a request, without its query. */
export const pathOf = (requestUrl: string): string => requestUrl.split("?", 1)[0] ?? "";

/** Does a request ask for this endpoint? */
export const isBelow = (path: string, requestUrl: string): boolean =>
  withoutSlash(pathOf(requestUrl)) === withoutSlash(path);

const withoutSlash = (path: string): string => (path.endsWith("/") ? path.slice(0, -1) : path);

/**
 * A path as it is told to clients: without a slash at its end, unless it is nothing else.
 *
 * @throws Error for what is not the path of a URL, or would bring a query.
 */
export function endpointPath(given: string): string {
  if (!given.startsWith("/") || !/^(?:\/[A-Za-z0-9._~-]+)*\/?$/.test(given)) {
    throw new Error(`the game servers' path must be as "/" or "/prod", without a query, and is "${given}"`);
  }
  return withoutSlash(given) === "" ? "/" : withoutSlash(given);
}
