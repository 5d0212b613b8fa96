import { inject } from "vitest";
// The global set-up declares what `inject` hands out; only its types are wanted here.
import type {} from "./stack/global-setup.ts";
import { type ConnectedStack, connectStack } from "./stack/stack-addresses.ts";

/**
 * The stack that the run's global set-up has started, as a test's process uses it. Whoever asks closes it.
 *
 * @throws Error outside of the scenarios' project, where there is no stack.
 */
export function suiteStack(): ConnectedStack {
  const addresses = inject("stack");
  if (addresses === undefined) {
    throw new Error(
      "scenarios need the stack that the Vitest project `scenarios` starts: run them with --project scenarios",
    );
  }
  return connectStack(addresses);
}
