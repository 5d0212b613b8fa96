/**
 * Resolves when somebody wants this process to end: Ctrl-C, a closed terminal, or nobody reads its output any more. Who
 * asks twice does not want to wait: the process ends at once.
 */
export function askedToEnd(process: NodeJS.Process): Promise<undefined> {
  return new Promise((resolve) => {
    let isAsked = false;
    const ask = (): void => {
      if (isAsked) process.exit(130);
      isAsked = true;
      resolve(undefined);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
    process.stdout.on("error", () => resolve(undefined));
  });
}
