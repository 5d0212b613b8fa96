import { afterEach, expect, test } from "vitest";
import { ExplainBench } from "./testing/explain-bench.ts";

let bench: ExplainBench | undefined;
afterEach(() => bench?.close());

const LIMIT_SECONDS = 300;

/** Two processes that never came to serve anybody, as they are told beside a placement that waits. */
async function toldWith(lastOutput?: string): Promise<readonly string[]> {
  bench = await ExplainBench.start({});
  const { sdk } = bench;
  const hosts = [1, 2].map(() => sdk.host({ isSimulated: true, watchesExits: true }));
  const [silent, connected] = hosts;
  if (silent === undefined || connected === undefined) throw new Error("two processes were started");
  await sdk.connect(connected);
  await sdk.bench.advance(LIMIT_SECONDS + 1);
  for (const { processId } of hosts) {
    const output = lastOutput === undefined ? {} : { lastOutput: lastOutput.replace("ID", processId) };
    sdk.control.command("process-exited", { processId, signal: "SIGKILL", ...output });
  }
  await bench.waitInVain();
  const texts = bench.explanation().causes.map(({ text }) => text);
  const about = ({ processId }: { readonly processId: string }, how: RegExp) =>
    texts.find((text) => text.includes(`rocess ${processId}`) && how.test(text)) ?? "";
  const told = [about(silent, /did not connect/), about(connected, /ProcessReady was not called/)];
  return told.map((text, at) => text.replaceAll(hosts[at]?.processId ?? "", "ID"));
}

test("one that never connected, or never called ProcessReady, is told with what it wrote last", async () => {
  const told = await toldWith("ID waits for\n  a licence\n");
  expect(told).toEqual([
    expect.stringMatching(/within 300 s of its start\. Its last output: ID waits for \| a licence$/),
    expect.stringMatching(/was ended: .*\. Its last output: ID waits for \| a licence$/),
  ]);
});

test.each([undefined, "", " \n"])("one that wrote nothing (%j) is told without", async (lastOutput) => {
  const told = await toldWith(lastOutput);
  expect(told).toEqual([
    expect.stringMatching(/within 300 s of its start\.$/),
    expect.stringMatching(/was ended: [^.]*\.$/),
  ]);
});
