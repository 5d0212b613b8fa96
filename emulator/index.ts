/** What the harness and other programs may use of the emulator. */
export type { Addresses } from "./addresses.ts";
export { CommandRefused } from "./control/command.ts";
export type { ClockReading, Control, WantedProcesses } from "./control/control.ts";
export { CONTROL_PREFIX } from "./control/control-api.ts";
export { credentialIn } from "./credential-flag.ts";
export { type Emulator, startEmulator } from "./emulator.ts";
export type { Cause, CauseCode } from "./explain/cause.ts";
export type { Explanation } from "./explain/explain.ts";
export type {
  Exploration,
  ExplorationFinding,
  ExplorationReach,
  ExplorationScript,
} from "./explore/exploration.ts";
export { loadExploration } from "./explore/exploration.ts";
export { type NakamaEnvironmentOptions, nakamaEnvironment } from "./gateway/environment.ts";
export type { QueueObservation } from "./gateway/queue-observation.ts";
export type { BrokenTruth } from "./invariants/broken-truths.ts";
export { invariants as emulatorInvariants } from "./invariants/table.ts";
export { addLaunchFlags, type LaunchFlags, launchArguments } from "./launch-flags.ts";
export { servedOperations } from "./operations/served-operations.ts";
export { DEFAULT_EVENT_DELAY_MS, DEFAULT_HOME, type EmulatorOptions, MANUAL_START_AT } from "./options.ts";
export { differingMembers } from "./recording/first-difference.ts";
export { RecordingRefused } from "./recording/recording-refused.ts";
export { Replay, type ReplayStep } from "./recording/replay.ts";
export type { ReplayedState } from "./recording/replayed-state.ts";
export { addRuleFlags, ruleArguments } from "./rule-flags.ts";
export type { JournalEntry, JournalKind } from "./runtime/journal.ts";
