/**
 * `npm run up`: GameLift, its queue, Nakama and game servers as a service, on GameLift's clock as it runs, until Ctrl-C.
 *
 * It ends with 0 when it was asked to end, with 1 when it could not start or a part of it ended by itself, and with 130
 * when it was interrupted before it was ready. Whatever ends it, the kernel ends what it has started.
 */
import { createSteps } from "../../bootstrap/steps.mjs";
import { Closers } from "../closers.ts";
import { painter, wantsColour } from "../report/paint.ts";
import { terminalWidth } from "../report/terminal-width.ts";
import { projectFolders } from "../stack/folders.ts";
import { within } from "../within.ts";
import { askedToEnd } from "./up/asked-to-end.ts";
import { checkPorts } from "./up/check-ports.ts";
import { LiveStory } from "./up/live-story.ts";
import { type Service, startService } from "./up/service.ts";
import { writeServiceFile } from "./up/service-file.ts";
import { readServiceOptions, type ServiceOptions } from "./up/service-options.ts";
import { neededPorts } from "./up/service-ports.ts";
import { summaryOf } from "./up/summary.ts";
import { tellLive } from "./up/tell-live.ts";

/** Five parts, of which each is given some seconds before it is killed. */
const END_LIMIT_MS = 40_000;

const isColourful = wantsColour(process.env, process.stdout.isTTY);
const paint = painter(isColourful);
const steps = createSteps({ isColourful });
const closers = new Closers();
const asked = askedToEnd(process);

try {
  const options = readServiceOptions(process.argv.slice(2));
  await checkPorts(neededPorts(options.ports, { withNakama: options.nakama.kind !== "none" }));
  const starting = startService(options, steps, (what, end) =>
    closers.add(what, () =>
      steps.run(what, async () => {
        await end();
        return { text: "ended", value: undefined };
      }),
    ),
  );
  const service = await Promise.race([starting, asked.then(() => undefined)]);
  if (service === undefined) {
    steps.say("\n  Interrupted: ending what has been started");
    await end(130);
  } else {
    const problem = await serve(service, options);
    if (problem !== undefined) steps.say(`${paint("red", problem)}\n`);
    await end(problem === undefined ? 0 : 1);
  }
} catch (error) {
  steps.say(`\n${paint("red", wordsOf(error))}`);
  await end(1);
}

/** Ends what has been started, the latest first, within a limit; what is left then, the kernel ends with us. */
async function end(code: number): Promise<never> {
  try {
    await within("ending everything", END_LIMIT_MS, closers.closeAll());
  } catch (error) {
    steps.say(`\n${paint("red", wordsOf(error))}`);
    process.exit(code === 0 ? 1 : code);
  }
  process.exit(code);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Answers when the user wants the end, or what has gone wrong. */
async function serve(service: Service, options: ServiceOptions): Promise<string | undefined> {
  for (const line of summaryOf(service, options, paint)) steps.say(line);
  const story = new LiveStory({
    paint,
    width: () => terminalWidth() - 2,
    isClockShown: options.speed !== 1,
  });
  steps.say(`\n  ${paint("bold", "What happens")}\n`);
  const { addresses, controlToken } = service.emulator;
  const removeServiceFile = writeServiceFile(projectFolders(), {
    apiUrl: addresses.apiUrl,
    controlToken,
    region: options.region,
  });
  try {
    const stopTelling = await tellLive(service, story, (line) => steps.say(`  ${line}`));
    const problem = await Promise.race([asked, service.broken]);
    stopTelling();
    steps.say("");
    return problem;
  } finally {
    removeServiceFile();
  }
}
