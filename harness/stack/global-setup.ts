/** Vitest's global set-up of the scenarios: the stack starts once per run, its addresses go to every worker. */
import type { TestProject } from "vitest/node";
import { ownNakamaBuild } from "./own-nakama-build.ts";
import { startStack } from "./stack.ts";
import type { StackAddresses } from "./stack-addresses.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** `inject("stack")` in a worker; `connectStack` makes something of it. */
    stack: StackAddresses;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const own = await ownNakamaBuild(process.env);
  const stack = await startStack({
    log: (line) => console.log(`stack: ${line}`),
    ...(own === undefined ? {} : { nakama: own }),
  });
  project.provide("stack", stack.addresses);
  console.log(`stack: logs are kept in ${stack.runFolder}`);
  return () => stack.stop();
}
