import { unsupportedMembers } from "../domain/unsupported-member.ts";
import { actions, refusedActions } from "../server-sdk/actions/table.ts";
import { operationNames } from "../wire/service-model.ts";
import { operations } from "./table.ts";

/** What docs/coverage.md says: every operation of the model, and every action of game servers, with one word for each. */
export function coverageDocument(): string {
  const words = operationNames.map((name) => operations.get(name)?.coverage ?? "refused");
  const rows = operationNames.map((name, i) => `| ${name} | ${words[i]} |`);
  const count = (word: string) => words.filter((one) => one === word).length;
  return [
    "# Coverage",
    "",
    "Generated from the tables of `emulator/operations` and `emulator/server-sdk/actions`; `npm run docs` writes it anew, and",
    "a test fails when it is stale.",
    "",
    `Of the ${operationNames.length} operations of Amazon GameLift's model (API version 2015-10-01), ${count("full")} are imitated in full and ${count("basic")} in`,
    `their basics; ${count("refused")} are refused by name with InvalidRequestException and the header \`x-emulator-unsupported: true\`.`,
    "",
    "Members that a served operation does not imitate are refused by name in the same way, unless they ask for nothing:",
    "",
    ...Object.entries(unsupportedMembers).map(([name, members]) => `- ${name}: ${members.join(", ")}`),
    "",
    "| operation | here |",
    "|---|---|",
    ...rows,
    "",
    "## Game servers",
    "",
    `Of the ${actions.size} actions by which Server SDK 5 speaks to GameLift, ${actions.size - refusedActions.size} are served in full and ${refusedActions.size} are read, checked and`,
    "refused with 400, because FlexMatch is not emulated; any other is unknown to the SDK and refused. All four pushes are sent:",
    "CreateGameSession, TerminateProcess and RefreshConnection by GameLift's rules, UpdateGameSession by command or by option.",
    "",
    "| action | here |",
    "|---|---|",
    ...[...actions.keys()].map((name) => `| ${name} | ${refusedActions.has(name) ? "refused" : "full"} |`),
    "",
  ].join("\n");
}
