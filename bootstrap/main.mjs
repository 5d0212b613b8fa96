/**
 * Gets a machine ready and hands over to the pinned Node: `node bootstrap/main.mjs COMMAND [arguments]`.
 * Plain JavaScript for any Node from 20 on. Killed at any point, the next run goes on from there.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { COMMANDS, commandFor } from "./commands.mjs";
import { doctor } from "./doctor.mjs";
import { withLock } from "./lock.mjs";
import { findChromium, inspectMachine, installChromium, readOsRelease, systemFamily } from "./machine.mjs";
import { installedState, installPackages, pinnedNode } from "./packages.mjs";
import { createSteps } from "./steps.mjs";
import { exitCodeOf, spawnTied } from "./tied-child.mjs";

const project = fileURLToPath(new URL("..", import.meta.url));
const PREPARE = "harness/cli/prepare.ts";

async function main([name = "", ...args]) {
  if (name === "doctor") return await doctor(project);
  const command = commandFor(name, args);
  if (command === undefined) {
    console.error(`${name || "nothing"} is not one of: doctor, ${Object.keys(COMMANDS).join(", ")}`);
    return 2;
  }
  const steps = createSteps(command.hasAnswer ? { write: (text) => void process.stderr.write(text) } : {});
  const machine = await inspectMachine();
  if (!canGoOn(machine, command, steps)) return 1;

  const lock = join(project, ".windtunnel", "bootstrap.lock");
  const onWait = ({ pid }) => steps.warn("waiting", `process ${pid} is getting the same things ready`);
  const code = await withLock(lock, () => getReady(command, [name, ...args], machine, steps), { onWait });
  return code === 0 ? await runNode([command.file, ...args]) : code;
}

/** Names everything that is missing at once, each with the command to type. */
function canGoOn(machine, command, steps) {
  const isNeeded = ({ name }) => command.needsStack || name === "Node" || name === "setpriv";
  const lacking = machine.filter((one) => one.required && !one.fits && isNeeded(one));
  if (lacking.length === 0) return true;
  const { red, bold } = steps.colours;
  steps.say(red("This machine lacks what Windtunnel needs:\n"));
  for (const { name, found, wanted, purpose, remedy } of lacking) {
    steps.say(`  ${name} (${purpose}): ${found ? `${found} is here, needed is ` : ""}${wanted}`);
    steps.say(`      ${bold(remedy)}\n`);
  }
  steps.say("npm run doctor shows all of it as a table.");
  return false;
}

async function getReady(command, commandLine, machine, steps) {
  await steps.run("packages", async (say) => {
    const state = installedState(project);
    if (state.isComplete) return { text: `${state.count}, from the cache`, value: undefined };
    say(`npm ci, because: ${state.reason}`);
    const count = await installPackages(project, say);
    return { text: `${count} installed, Node ${pinnedNode(project)?.version} among them`, value: undefined };
  });
  if (command.needsChromium) await ensureChromium(machine, steps);
  return command.needsStack ? await runNode([PREPARE, ...commandLine]) : 0;
}

async function ensureChromium(machine, steps) {
  if (machine.find(({ name }) => name === "Chromium")?.fits) return;
  const system = {
    family: systemFamily(process.platform, readOsRelease()),
    isRoot: process.getuid?.() === 0,
  };
  const missing = await steps.run("Chromium", async (say) => {
    const command = await installChromium(say, system);
    const path = findChromium(process.env, process.platform);
    return {
      text: path ?? "not here",
      value: path === undefined ? (command ?? "install chromium") : undefined,
    };
  });
  if (missing) steps.warn("Chromium", `the browser scenario is left out. To have it: ${missing}`);
}

/** Runs a file of ours with the pinned Node, on our terminal; Ctrl-C reaches it directly. */
async function runNode(args) {
  const node = pinnedNode(project);
  if (node === undefined) throw new Error("there is no Node 24 although the packages are complete");
  const child = spawnTied(node.command, args, { cwd: project, stdio: "inherit", env: process.env });
  const ignore = () => {};
  const forward = (signal) => child.kill(signal);
  process.on("SIGINT", ignore).on("SIGTERM", forward).on("SIGHUP", forward);
  const code = await exitCodeOf(child, (signal) =>
    console.error(
      `\n${args[0]} was ended by ${signal}, from outside or for want of memory; it could not say how far it had come.`,
    ),
  );
  process.off("SIGINT", ignore).off("SIGTERM", forward).off("SIGHUP", forward);
  return code;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
