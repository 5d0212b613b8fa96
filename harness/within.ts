/**
 * The promise's outcome, if it has one within `limitMs` milliseconds of wall time. What it stands for goes on all the
 * same: whoever gives up waiting has to end it.
 *
 * @throws Error that names `what` when the time is up.
 */
export async function within<T>(what: string, limitMs: number, promise: Promise<T>): Promise<T> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => limit.reject(new Error(`${what} took longer than ${limitMs / 1000} s`)),
    limitMs,
  );
  try {
    return await Promise.race([promise, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}
