/** `npm run bench -- NAME`: runs one measurement, most of them on a stack of their own, and prints its table. */
import { ownNakamaBuild } from "../harness/stack/own-nakama-build.ts";
import { startStack } from "../harness/stack/stack.ts";
import { connectStack } from "../harness/stack/stack-addresses.ts";
import { measurementLines, measurements } from "./measurements.ts";

const print = (line: string) => console.log(line);
const [name = "", ...args] = process.argv.slice(2);
const listed = measurements.get(name);
if (listed === undefined) {
  console.error(`${name || "nothing"} is not one of:`);
  for (const line of measurementLines()) console.error(line);
  process.exit(2);
}
if ("alone" in listed) {
  await listed.alone(args, print);
  process.exit(0);
}
const own = await ownNakamaBuild(process.env);
const stack = await startStack({
  log: (line) => console.error(line),
  ...(own === undefined ? {} : { nakama: own }),
});
const connected = connectStack(stack.addresses);
let code = 1;
try {
  await listed.onStack(connected, args, print);
  code = 0;
} catch (error) {
  console.error(error);
} finally {
  await connected.close();
  await stack.stop();
}
process.exit(code);
