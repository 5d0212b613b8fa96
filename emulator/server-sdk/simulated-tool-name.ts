/**
 * What simulated servers write into SdkToolName of ProcessReady, and into `sdkToolName` of the upgrade's query, so that
 * their limits are counted on the bench's clock, where their heartbeats come from. A real SDK never writes it.
 */
export const SIMULATED_TOOL_NAME = "windtunnel-simulated";
