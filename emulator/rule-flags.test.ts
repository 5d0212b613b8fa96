import { Command } from "commander";
import { expect, test } from "vitest";
import { addRuleFlags, ruleArguments, ruleOptionsIn } from "./rule-flags.ts";
import { defaultRuleOptions } from "./services/rule-options.ts";

const parsed = (...args: readonly string[]) =>
  addRuleFlags(new Command("test"))
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parse(args, { from: "user" });

const defaults = {
  rules: defaultRuleOptions,
  redeliverLostGameSessions: false,
  serverSdkPath: "/",
  serverSdkGatewayLimits: false,
  strictPlayerData: false,
  rateLimits: false,
  bareFrameworkErrorTypes: false,
};

test("without any flag the rules are the defaults, and nothing is passed on", () => {
  const command = parsed();
  const { rules, ...rest } = ruleOptionsIn(command);
  expect({ rules: { ...defaultRuleOptions, ...rules }, ...rest }).toEqual(defaults);
  expect(ruleArguments(command)).toEqual([]);
});

const flags: readonly (readonly [readonly string[], object])[] = [
  [["--auth-token-life-seconds", "900"], { rules: { authTokenLifeSeconds: 900 } }],
  [["--server-sdk-path", "/prod"], { serverSdkPath: "/prod" }],
  [["--server-sdk-gateway-limits"], { serverSdkGatewayLimits: true }],
  [["--refresh-connection-minutes", "0.5"], { rules: { refreshConnectionMinutes: 0.5 } }],
  [
    ["--server-sdk-credential", "AKIDEXAMPLE:se/cr+et"],
    { rules: { serverSdkCredentials: [{ accessKeyId: "AKIDEXAMPLE", secretAccessKey: "se/cr+et" }] } },
  ],
  [["--check-server-sdk-signatures"], { rules: { checksServerSdkSignatures: true } }],
  [["--health-limit-seconds", "0.25"], { rules: { healthLimitSeconds: 0.25 } }],
  [["--unhealthy-report-limit", "1"], { rules: { unhealthyReportLimit: 1 } }],
  [["--initialization-limit-seconds", "5"], { rules: { initializationLimitSeconds: 5 } }],
  [["--ready-limit-seconds", "5"], { rules: { readyLimitSeconds: 5 } }],
  [["--termination-grace-seconds", "5"], { rules: { terminationGraceSeconds: 5 } }],
  [["--interruption-grace-seconds", "5"], { rules: { interruptionGraceSeconds: 5 } }],
  [["--exit-limit-seconds", "5"], { rules: { exitLimitSeconds: 5 } }],
  [["--register-compute-overwrites"], { rules: { registerComputeOverwrites: true } }],
  [["--fleet-step-seconds", "0.5"], { rules: { fleetStepSeconds: 0.5 } }],
  [["--instance-start-seconds", "60"], { rules: { instanceStartSeconds: 60 } }],
  [["--instance-limit", "3"], { rules: { instanceLimit: 3 } }],
  [["--retention-days", "30"], { rules: { retentionDays: 30 } }],
  [["--refuse-repeated-players"], { rules: { refuseRepeatedPlayers: true } }],
  [["--force-terminate-anywhere"], { rules: { forceTerminatesAnywhere: true } }],
  [["--search-lag-seconds", "2.5"], { rules: { searchLagSeconds: 2.5 } }],
  [["--queue-timeout-seconds", "50"], { rules: { queueTimeoutSeconds: 50 } }],
  [["--fail-unactivated-placements"], { rules: { failUnactivatedPlacements: true } }],
  [["--empty-for-unknown-game-sessions"], { rules: { emptyForUnknownGameSessions: true } }],
  [["--push-update-game-session"], { rules: { pushUpdateGameSession: true } }],
  [["--redeliver-lost-game-sessions"], { redeliverLostGameSessions: true }],
  [["--strict-player-data"], { strictPlayerData: true }],
  [["--cost-first"], { rules: { costFirstWithoutLatencies: true } }],
  [["--custom-location-region", "home-region"], { rules: { customLocationRegion: "home-region" } }],
  [["--rate-limits"], { rateLimits: true }],
  [["--bare-error-types"], { bareFrameworkErrorTypes: true }],
];

test.each(flags)("%j chooses its rule and no other, and is passed on as it was typed", (args, chosen) => {
  const command = parsed(...args);
  const { rules, ...rest } = ruleOptionsIn(command);
  const given = { rules: {}, ...chosen };
  expect({ rules: { ...defaultRuleOptions, ...rules }, ...rest }).toEqual({
    ...defaults,
    ...given,
    rules: { ...defaultRuleOptions, ...given.rules },
  });
  expect(ruleArguments(command)).toEqual(args);
});

test("every flag is tried above, and says in the help what it is for", () => {
  const { options } = parsed();
  expect(options.map(({ long }) => long).toSorted()).toEqual(flags.map(([[flag]]) => flag).toSorted());
  expect(options.filter(({ description }) => description.length < 10)).toEqual([]);
});

test.each([
  ["--auth-token-life-seconds", "-1"],
  ["--fleet-step-seconds", "soon"],
  ["--fleet-step-seconds", ""],
  ["--instance-start-seconds", "Infinity"],
  ["--instance-limit", "1.5"],
  ["--instance-limit", " "],
  ["--server-sdk-path", "/prod?a=b"],
  ["--server-sdk-path", "prod"],
  ["--server-sdk-credential", "AKIDEXAMPLE"],
  ["--server-sdk-credential", ":secret"],
  ["--refresh-connection-minutes", "-1"],
  ["--health-limit-seconds", "0"],
  ["--unhealthy-report-limit", "0"],
  ["--unhealthy-report-limit", "2.5"],
  ["--search-lag-seconds", "-0.1"],
  ["--queue-timeout-seconds", "9"],
  ["--queue-timeout-seconds", "601"],
  ["--queue-timeout-seconds", "20.5"],
  ["--retention-days", "0"],
  ["--retention-days", "thirty"],
  ["--custom-location-region", "nowhere"],
])("%s %j is refused by the flag's name", (flag, value) => {
  expect(() => parsed(flag, value)).toThrow(`option '${flag} <`);
  expect(() => parsed(flag, value)).toThrow(`argument '${value}' is invalid`);
});
