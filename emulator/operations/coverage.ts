import { unsupportedMembers } from "../domain/unsupported-member.ts";
import { operationNames } from "../wire/service-model.ts";
import { operations } from "./table.ts";

/** What docs/coverage.md says: every operation of the model, with one word for how much of it is imitated. */
export function coverageDocument(): string {
  const words = operationNames.map((name) => operations.get(name)?.coverage ?? "refused");
  const rows = operationNames.map((name, i) => `| ${name} | ${words[i]} |`);
  const count = (word: string) => words.filter((one) => one === word).length;
  return [
    "# Coverage",
    "",
    "Generated from `emulator/operations/table.ts`; `npm run docs` writes it anew, and a test fails when it is stale.",
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
  ].join("\n");
}
