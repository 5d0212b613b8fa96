/** Prints what the machine has and lacks as a table, and what of the bench is ready. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { inspectMachine } from "./machine.mjs";
import { installedState } from "./packages.mjs";
import { canShowColours, palette } from "./steps.mjs";

/**
 * @param {string} project
 * @returns {Promise<number>} 0 when the bench can run here, else 1
 */
export async function doctor(project) {
  const colours = palette(canShowColours(process.stdout, process.env));
  const requirements = await inspectMachine();
  const rows = requirements.map((requirement) => machineRow(requirement, colours));
  const kept = keptRows(project, colours);
  console.log(`\n${table(["", "on this machine", "found", "needed", "for"], rows, colours)}`);
  console.log(`\n${table(["", "made by the bootstrap", "state"], kept, colours)}\n`);

  const lacking = requirements.filter(({ fits }) => !fits);
  for (const { name, remedy, required } of lacking) {
    console.log(`  ${required ? colours.red("✗") : colours.yellow("!")} ${name}: ${colours.bold(remedy)}`);
  }
  const isReady = lacking.every(({ required }) => !required);
  console.log(isReady ? `  ${colours.green("✓")} The bench can run here: npm start` : "");
  return isReady ? 0 : 1;
}

function machineRow({ name, found, fits, required, wanted, purpose }, colours) {
  const mark = fits ? colours.green("✓") : required ? colours.red("✗") : colours.yellow("!");
  return [mark, name, found ?? "missing", wanted, purpose];
}

function keptRows(project, colours) {
  const cache = join(project, ".windtunnel", "cache");
  const packages = installedState(project);
  const isMade = (part, pattern) => {
    const folder = join(cache, part);
    return existsSync(folder) && readdirSync(folder).some((name) => pattern.test(name));
  };
  const row = (name, isReady, when) => [
    isReady ? colours.green("✓") : colours.dim("·"),
    name,
    isReady ? "ready" : when,
  ];
  return [
    row("packages and Node 24", packages.isComplete, packages.isComplete ? "" : packages.reason),
    row("ElasticMQ's jars", isMade("elasticmq", /^[0-9a-f]{16}$/), "fetched at the first start"),
    row(
      "ElasticMQ's classes",
      isMade("elasticmq", /\.jsa$/),
      "recorded at the first start (Java 13 or newer)",
    ),
    row("PostgreSQL", isMade("postgres", /^initialized-\d/), "initialized at the first start"),
    row("boto3 and AWS CLI", isMade("python-clients", /^[0-9a-f]{24}$/), "installed at the first start"),
    row("Nakama and plugin", isMade("nakama", /^[0-9a-f]{16,}$/), "built at the first start (minutes)"),
  ];
}

/**
 * Columns as wide as their widest cell; escape sequences take no room.
 * @param {string[]} titles
 * @param {string[][]} rows
 */
export function table(titles, rows, colours) {
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => visibleLength(row[column]))),
  );
  const draw = (row) =>
    `  ${row.map((cell, column) => cell + " ".repeat(widths[column] - visibleLength(cell))).join("  ")}`.trimEnd();
  return [colours.bold(draw(titles)), ...rows.map(draw)].join("\n");
}

function visibleLength(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  return text.replace(/\u001b\[\d+m/g, "").length;
}
