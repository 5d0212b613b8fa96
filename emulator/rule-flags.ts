/** The flags by which a command line chooses GameLift's ways, for the emulator's process and for those who start one. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { credentialIn, credentialValue } from "./credential-flag.ts";
import type { ProcessLimits } from "./domain/process-limits.ts";
import { QUEUE_TIMEOUT_LIMITS_SECONDS } from "./domain/queue.ts";
import { countValue, positiveValue, zeroOrMore } from "./flag-values.ts";
import type { EmulatorOptions } from "./options.ts";
import { processLimitFlags, processLimitsIn } from "./process-limit-flags.ts";
import { endpointPath } from "./server-sdk/socket-path.ts";
import { defaultRuleOptions } from "./services/rule-options.ts";

interface RuleFlagValues extends ProcessLimits {
  readonly authTokenLifeSeconds: number;
  readonly serverSdkPath: string;
  readonly serverSdkGatewayLimits: boolean;
  readonly refreshConnectionMinutes: number;
  readonly serverSdkCredential?: string;
  readonly checkServerSdkSignatures: boolean;
  readonly registerComputeOverwrites: boolean;
  readonly fleetStepSeconds: number;
  readonly instanceStartSeconds: number;
  readonly instanceLimit: number;
  readonly retentionDays?: number;
  readonly refuseRepeatedPlayers: boolean;
  readonly forceTerminateAnywhere: boolean;
  readonly searchLagSeconds: number;
  readonly queueTimeoutSeconds: number;
  readonly failUnactivatedPlacements: boolean;
  readonly emptyForUnknownGameSessions: boolean;
  readonly pushUpdateGameSession: boolean;
  readonly redeliverLostGameSessions: boolean;
  readonly strictPlayerData: boolean;
  readonly costFirst: boolean;
  readonly customLocationRegion: "location" | "home-region";
  readonly rateLimits: boolean;
  readonly bareErrorTypes: boolean;
}

/** What is chosen here beside the rules. */
type ChosenBeside =
  | "serverSdkPath"
  | "serverSdkGatewayLimits"
  | "redeliverLostGameSessions"
  | "strictPlayerData"
  | "rateLimits"
  | "bareFrameworkErrorTypes";

/** Every flag, as services/rule-options.ts and options.ts explain it. */
const ruleFlags = (): readonly Option[] => [
  new Option(
    "--auth-token-life-seconds <seconds>",
    "how long a token of GetComputeAuthToken lives, in the time of real processes",
  )
    .argParser(zeroOrMore)
    .default(defaultRuleOptions.authTokenLifeSeconds),
  new Option("--server-sdk-path <path>", "the path of the game servers' endpoint, such as /prod")
    .argParser(pathValue)
    .default("/"),
  new Option(
    "--server-sdk-gateway-limits",
    "hold game servers' sockets to the limits of the real service's gateway",
  ).default(false),
  new Option(
    "--refresh-connection-minutes <minutes>",
    "game servers are told to connect anew after so many minutes of this machine; 0 for never",
  )
    .argParser(zeroOrMore)
    .default(defaultRuleOptions.refreshConnectionMinutes),
  new Option(
    "--server-sdk-credential <access-key:secret[:session-token]>",
    "what game servers may sign their connection with (SigV4), instead of a token",
  ).argParser(credentialValue),
  new Option(
    "--check-server-sdk-signatures",
    "a game server's signature (SigV4) has to be right, not only well-formed",
  ).default(defaultRuleOptions.checksServerSdkSignatures),
  ...processLimitFlags(),
  new Option("--register-compute-overwrites", "RegisterCompute replaces a compute of the same name").default(
    defaultRuleOptions.registerComputeOverwrites,
  ),
  new Option(
    "--fleet-step-seconds <seconds>",
    "GameLift seconds for each step of a fleet's life, such as from NEW to DOWNLOADING",
  )
    .argParser(zeroOrMore)
    .default(defaultRuleOptions.fleetStepSeconds),
  new Option(
    "--instance-start-seconds <seconds>",
    "GameLift seconds from an instance's request until processes can be started on it",
  )
    .argParser(zeroOrMore)
    .default(defaultRuleOptions.instanceStartSeconds),
  new Option("--instance-limit <count>", "instances of one type that an account may have in one place")
    .argParser(countValue)
    .default(defaultRuleOptions.instanceLimit),
  new Option(
    "--retention-days <days>",
    "GameLift days after which an ended game session is forgotten; never unless given",
  ).argParser(positiveValue),
  new Option(
    "--refuse-repeated-players",
    "a player who holds a seat in a game session gets no other one there",
  ).default(defaultRuleOptions.refuseRepeatedPlayers),
  new Option(
    "--force-terminate-anywhere",
    "FORCE_TERMINATE ends processes of Anywhere fleets, too, as with the GameLift Agent",
  ).default(defaultRuleOptions.forceTerminatesAnywhere),
  new Option(
    "--search-lag-seconds <seconds>",
    "GameLift seconds that SearchGameSessions lags behind the truth",
  )
    .argParser(zeroOrMore)
    .default(defaultRuleOptions.searchLagSeconds),
  new Option(
    "--queue-timeout-seconds <seconds>",
    "how long placements wait in a queue that was made without TimeoutInSeconds; 10 to 600",
  )
    .argParser(queueTimeoutValue)
    .default(defaultRuleOptions.queueTimeoutSeconds),
  new Option(
    "--fail-unactivated-placements",
    "a placement whose game session is not activated in time has FAILED, instead of trying on",
  ).default(defaultRuleOptions.failUnactivatedPlacements),
  new Option(
    "--empty-for-unknown-game-sessions",
    "DescribeGameSessions answers an unknown id with an empty list, instead of NotFoundException",
  ).default(defaultRuleOptions.emptyForUnknownGameSessions),
  new Option(
    "--push-update-game-session",
    "each UpdateGameSession call is pushed to the server process, too",
  ).default(defaultRuleOptions.pushUpdateGameSession),
  new Option(
    "--redeliver-lost-game-sessions",
    "a CreateGameSession whose socket died at once is sent again, once, after the reconnect",
  ).default(false),
  new Option(
    "--strict-player-data",
    "CreatePlayerSession refuses an empty PlayerData, as the model has it; the fleet manager sends one",
  ).default(false),
  new Option(
    "--cost-first",
    "without latencies and priorities sort destinations by their cost first",
  ).default(defaultRuleOptions.costFirstWithoutLatencies),
  new Option("--custom-location-region <what>", "what GameSessionRegion says of a custom location")
    .choices(["location", "home-region"])
    .default(defaultRuleOptions.customLocationRegion),
  new Option("--rate-limits", "throttle calls by the rate limits that AWS publishes").default(false),
  new Option(
    "--bare-error-types",
    "CBOR errors that are not in the model, such as throttling, have a type without a namespace",
  ).default(false),
];

export function addRuleFlags(command: Command): Command {
  for (const flag of ruleFlags()) command.addOption(flag);
  return command;
}

/** @param command one with these flags, parsed. */
export function ruleOptionsIn(command: Command): Pick<EmulatorOptions, "rules" | ChosenBeside> {
  const given = command.opts<RuleFlagValues>();
  return {
    rules: {
      costFirstWithoutLatencies: given.costFirst,
      customLocationRegion: given.customLocationRegion,
      ...processLimitsIn(given),
      refreshConnectionMinutes: given.refreshConnectionMinutes,
      ...(given.serverSdkCredential === undefined
        ? {}
        : { serverSdkCredentials: [credentialIn(given.serverSdkCredential)] }),
      checksServerSdkSignatures: given.checkServerSdkSignatures,
      authTokenLifeSeconds: given.authTokenLifeSeconds,
      registerComputeOverwrites: given.registerComputeOverwrites,
      fleetStepSeconds: given.fleetStepSeconds,
      instanceStartSeconds: given.instanceStartSeconds,
      instanceLimit: given.instanceLimit,
      refuseRepeatedPlayers: given.refuseRepeatedPlayers,
      forceTerminatesAnywhere: given.forceTerminateAnywhere,
      searchLagSeconds: given.searchLagSeconds,
      queueTimeoutSeconds: given.queueTimeoutSeconds,
      failUnactivatedPlacements: given.failUnactivatedPlacements,
      emptyForUnknownGameSessions: given.emptyForUnknownGameSessions,
      pushUpdateGameSession: given.pushUpdateGameSession,
      ...(given.retentionDays === undefined ? {} : { retentionDays: given.retentionDays }),
    },
    serverSdkPath: given.serverSdkPath,
    serverSdkGatewayLimits: given.serverSdkGatewayLimits,
    redeliverLostGameSessions: given.redeliverLostGameSessions,
    strictPlayerData: given.strictPlayerData,
    rateLimits: given.rateLimits,
    bareFrameworkErrorTypes: given.bareErrorTypes,
  };
}

/**
 * What was typed of these flags, in a form that the emulator's own process reads.
 *
 * @param command one with these flags, parsed.
 */
export function ruleArguments(command: Command): readonly string[] {
  return ruleFlags().flatMap((flag) => {
    const name = flag.attributeName();
    if (command.getOptionValueSource(name) !== "cli") return [];
    return flag.isBoolean() ? [`${flag.long}`] : [`${flag.long}`, String(command.getOptionValue(name))];
  });
}

function queueTimeoutValue(text: string): number {
  const { minimum, maximum } = QUEUE_TIMEOUT_LIMITS_SECONDS;
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= minimum && seconds <= maximum) return seconds;
  throw new InvalidArgumentError(`It must be a whole number from ${minimum} to ${maximum}.`);
}

function pathValue(text: string): string {
  try {
    return endpointPath(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
