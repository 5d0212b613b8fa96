/** `npm run bench -- NAME`: runs one measurement, most of them on a stack of their own, and prints its table. */
import { ownNakamaBuild } from "../harness/stack/own-nakama-build.ts";
import { startStack } from "../harness/stack/stack.ts";
import { connectStack } from "../harness/stack/stack-addresses.ts";
import { measureEventDelay } from "./event-delay.ts";
import { measureIdle } from "./idle.ts";
import type { Measurement } from "./measurement.ts";
import { measureScale } from "./scale.ts";
import { measureSockets } from "./sockets.ts";
import { measureWorld } from "./world.ts";

const measurements: { readonly [name: string]: Measurement } = {
  "event-delay": measureEventDelay,
  idle: measureIdle,
  world: measureWorld,
};

/** They start what they need themselves. */
const withoutStack: {
  readonly [name: string]: (args: readonly string[], print: (line: string) => void) => Promise<void>;
} = {
  scale: measureScale,
  sockets: measureSockets,
};

const print = (line: string) => console.log(line);
const [name = "", ...args] = process.argv.slice(2);
const measureAlone = Object.hasOwn(withoutStack, name) ? withoutStack[name] : undefined;
if (measureAlone !== undefined) {
  await measureAlone(args, print);
  process.exit(0);
}
const measure = measurements[name];
if (measure === undefined) {
  const names = Object.keys({ ...measurements, ...withoutStack });
  console.error(`${name || "nothing"} is not one of: ${names.join(", ")}`);
  process.exit(2);
}
const own = await ownNakamaBuild(process.env);
const stack = await startStack({
  log: (line) => console.error(line),
  ...(own === undefined ? {} : { nakama: own }),
});
const connected = connectStack(stack.addresses);
let code = 1;
try {
  await measure(connected, args, print);
  code = 0;
} catch (error) {
  console.error(error);
} finally {
  await connected.close();
  await stack.stop();
}
process.exit(code);
