import type { ConnectedStack } from "../harness/stack/stack-addresses.ts";

/**
 * Measures something on a running stack and prints lines.
 * @throws Error when it cannot be measured here.
 */
export type Measurement = (
  stack: ConnectedStack,
  args: readonly string[],
  print: (line: string) => void,
) => Promise<void>;
