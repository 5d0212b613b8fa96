/** Keeps the failure that a reader wants to know about in front of those that came after it. */

/**
 * One error for a failure and for what went wrong beside it. Its message begins with the failure's own, and the failure
 * is its cause and the first of its `errors`; without anything beside it, it is the failure itself.
 */
export function failureFirst(failure: unknown, beside: readonly unknown[]): unknown {
  if (beside.length === 0) return failure;
  const message = [messageOf(failure), ...beside.map((problem) => `Beside that: ${messageOf(problem)}`)];
  return new AggregateError([failure, ...beside], message.join("\n"), { cause: failure });
}

/**
 * Does the work, then closes, however the work ended. @throws what the work throws, with what `close` throws beside it;
 * what `close` throws when the work was done.
 */
export async function thenClose<T>(work: () => Promise<T>, close: () => Promise<unknown>): Promise<T> {
  const done = await orClose(work, close);
  await close();
  return done;
}

/** Does the work, and closes only when it fails. @throws what the work throws, with what `close` throws beside it. */
export async function orClose<T>(work: () => Promise<T>, close: () => Promise<unknown>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    throw failureFirst(failure, await problemsOf(close));
  }
}

/**
 * What all of them came to, as `Promise.all` does; but it answers or throws when the last of them is settled, so that
 * nothing comes into being after a failure was told. @throws the first one's failure, with the others' beside it.
 */
export async function allSettledOf<const Work extends readonly Promise<unknown>[]>(
  ...work: Work
): Promise<{ -readonly [Index in keyof Work]: Awaited<Work[Index]> }> {
  const failures: unknown[] = [];
  for (const one of work) one.catch((failure: unknown) => failures.push(failure));
  await Promise.allSettled(work);
  const [first, ...others] = failures;
  if (failures.length > 0) throw failureFirst(first, others);
  return (await Promise.all(work)) as { -readonly [Index in keyof Work]: Awaited<Work[Index]> };
}

const problemsOf = (close: () => Promise<unknown>): Promise<unknown[]> =>
  close().then(
    () => [],
    (problem: unknown) => [problem],
  );

const messageOf = (problem: unknown): string =>
  problem instanceof Error ? problem.message : String(problem);
