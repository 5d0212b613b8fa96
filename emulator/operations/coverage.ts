import { operationNames } from "../wire/service-model.ts";
import { operations } from "./table.ts";

/** What docs/coverage.md says: every operation of the model, and whether this emulator serves or refuses it. */
export function coverageDocument(): string {
  const rows = operationNames.map((name) => `| ${name} | ${operations.has(name) ? "served" : "refused"} |`);
  const served = operationNames.filter((name) => operations.has(name)).length;
  return [
    "# Coverage",
    "",
    "Generated from `emulator/operations/table.ts`; `npm run docs` writes it anew, and a test fails when it is stale.",
    "",
    `Of the ${operationNames.length} operations of Amazon GameLift's model (API version 2015-10-01), ${served} are served. The others are`,
    "refused by name with InvalidRequestException and the header `x-emulator-unsupported: true`.",
    "",
    "Members that a served operation does not imitate yet are refused by name as well: FilterExpression of",
    "SearchGameSessions, PriorityConfiguration and PlayerLatencyPolicies of queues, PriorityConfigurationOverride of",
    "placements, ScriptId and PlayerGatewayMode of fleets, destinations in another region.",
    "",
    "| operation | here |",
    "|---|---|",
    ...rows,
    "",
  ].join("\n");
}
