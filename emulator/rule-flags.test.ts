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
  [["--register-compute-overwrites"], { rules: { registerComputeOverwrites: true } }],
  [["--fleet-step-seconds", "0.5"], { rules: { fleetStepSeconds: 0.5 } }],
  [["--instance-start-seconds", "60"], { rules: { instanceStartSeconds: 60 } }],
  [["--instance-limit", "3"], { rules: { instanceLimit: 3 } }],
  [["--retention-days", "30"], { rules: { retentionDays: 30 } }],
  [["--refuse-repeated-players"], { rules: { refuseRepeatedPlayers: true } }],
  [["--force-terminate-anywhere"], { rules: { forceTerminatesAnywhere: true } }],
  [["--search-lag-seconds", "2.5"], { rules: { searchLagSeconds: 2.5 } }],
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
  ["--search-lag-seconds", "-0.1"],
  ["--retention-days", "0"],
  ["--retention-days", "thirty"],
  ["--custom-location-region", "nowhere"],
])("%s %j is refused by the flag's name", (flag, value) => {
  expect(() => parsed(flag, value)).toThrow(`option '${flag} <`);
  expect(() => parsed(flag, value)).toThrow(`argument '${value}' is invalid`);
});
