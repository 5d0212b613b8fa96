import { computeKey } from "../domain/compute.ts";
import type { Instance } from "../domain/instance.ts";
import type { Scope } from "../domain/scope.ts";
import { meetFault } from "../faults/meet-fault.ts";
import type { OpenedSocket, SocketOpenedInput } from "../runtime/input.ts";
import { findProcess } from "../services/find.ts";
import { socketOpened } from "../services/processes.ts";
import { connectionOpened } from "../services/refresh-connections.ts";
import type { Turn } from "../services/turn.ts";
import { HandshakeRefused } from "./handshake-refused.ts";
import { scopeOfSignature, scopeOfToken } from "./handshake-scope.ts";
import { SIMULATED_TOOL_NAME } from "./simulated-tool-name.ts";

/** **Observed**: only Go writes a query as a form, in which a plus is always a space. */
const WRITES_FORMS = "Go";

/**
 * Binds a socket to its process.
 *
 * **Assumed**: 403 for whatever is not allowed (C++ looks for that status); the same process may come again on the same
 * compute as often as it likes, whatever its IdempotencyToken is; one that was given up before it came does not come any more.
 *
 * @throws HandshakeRefused 403 with the reason.
 */
export function openSocket(turn: Turn, input: SocketOpenedInput): OpenedSocket {
  const processId = processIdOf(turn, input);
  const { fleetId, computeName } = input;
  const { scope, token } =
    input.signature === undefined
      ? scopeOfToken(turn, input)
      : { scope: scopeOfSignature(turn, { ...input, processId }, input.signature), token: undefined };
  const compute = runningCompute(turn, scope, { fleetId, computeName, processId });
  const refusal = meetFault(turn, scope, "process.connect", { processId }, processId);
  if (refusal !== undefined) return { processId, refusal };
  socketOpened(
    turn,
    scope,
    {
      processId,
      fleetId,
      computeName,
      location: compute.location,
      ipAddress: compute.ipAddress,
      ...(compute.dnsName === undefined ? {} : { dnsName: compute.dnsName }),
      // Before it has said what it is a process counts as real.
      livenessBase: input.sdkToolName === SIMULATED_TOOL_NAME ? "clock" : "real",
    },
    input.connectionId,
  );
  connectionOpened(turn, scope, processId, token);
  return { processId };
}

/** The reading of the id that somebody knows, the literal one first; for a new process the one of its SDK's encoding. */
function processIdOf(turn: Turn, { processId, plusAsSpace, sdkLanguage }: SocketOpenedInput): string {
  const spaced = plusAsSpace?.processId;
  if (spaced === undefined) return processId;
  const known = [processId, spaced].find((reading) => findProcess(turn, reading) !== undefined);
  return known ?? (sdkLanguage === WRITES_FORMS ? spaced : processId);
}

function runningCompute(
  turn: Turn,
  scope: Scope,
  asked: { readonly fleetId: string; readonly computeName: string; readonly processId: string },
) {
  const { fleetId, computeName, processId } = asked;
  const tables = turn.tables(scope);
  const compute = tables.computes.get(computeKey(fleetId, computeName));
  if (compute === undefined || tables.fleets.get(fleetId) === undefined) {
    throw new HandshakeRefused(
      403,
      `Compute ${computeName} of fleet ${fleetId} is not registered: call RegisterCompute first.`,
    );
  }
  const present = findProcess(turn, processId)?.process;
  const instance = tables.instances.get(computeKey(fleetId, computeName));
  if (present === undefined && tables.awaitedExits.get(processId) !== undefined) {
    throw new HandshakeRefused(
      403,
      `Process ${processId} did not connect in time and was given up: its host ends it.`,
    );
  }
  if (present === undefined && instance?.status === "TERMINATING") {
    throw new HandshakeRefused(403, `Instance ${computeName} of fleet ${fleetId} is shut down.`);
  }
  const isStarted = tables.processLaunches.get(processId) !== undefined;
  if (present === undefined && instance !== undefined && !mayBringItsOwn(instance) && !isStarted) {
    throw new HandshakeRefused(
      403,
      `Process ${processId} was not started on instance ${computeName}, or had exited or was given up before it connected.`,
    );
  }
  if (present?.status === "TERMINATED") {
    throw new HandshakeRefused(
      403,
      `Process ${processId} has ended; a process id is used once: choose another for each run.`,
    );
  }
  if (present !== undefined && (present.fleetId !== fleetId || present.computeName !== computeName)) {
    throw new HandshakeRefused(
      403,
      `Process ${processId} lives on compute ${present.computeName} of ${present.fleetId}.`,
    );
  }
  return compute;
}

/** On every other instance a process takes a slot when it is started, and has none once its exit was seen. */
const mayBringItsOwn = ({ filledBy }: Instance): boolean => filledBy === "owner";
