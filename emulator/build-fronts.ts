import { randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import type { Addresses } from "./addresses.ts";
import { ApiCalls } from "./api-calls.ts";
import type { CoreParts } from "./build-core.ts";
import type { Delivery } from "./build-delivery.ts";
import type { Launch } from "./build-launch.ts";
import { Control } from "./control/control.ts";
import { ClockFaults } from "./faults/clock-faults.ts";
import { operations } from "./operations/table.ts";
import type { EmulatorOptions } from "./options.ts";
import { judgeOrigin } from "./origin-guard.ts";
import { ServerSdkFront } from "./server-sdk/front.ts";
import { chosenGatewayLimits } from "./server-sdk/gateway-limits.ts";
import { endpointPath } from "./server-sdk/socket-path.ts";
import type { Store } from "./store/store.ts";
import { createActionThrottle, createThrottle } from "./throttle.ts";
import { createWireFront, type WireFailure } from "./wire/front.ts";

/** A script's archive may have 5,000,000 bytes, which are a third more in JSON's base64. */
const LARGEST_BODY_BYTES = 8 * 2 ** 20;

/** Where requests come in: AWS calls, game servers' sockets, and the bench's own questions and commands. */
export interface Fronts {
  readonly wire: RequestListener;
  readonly serverSdk: ServerSdkFront;
  readonly control: Control;
}

export function buildFronts(
  parts: CoreParts,
  delivery: Delivery,
  launch: Launch,
  options: EmulatorOptions,
  addresses: () => Addresses,
): Fronts {
  const calls = new ApiCalls({ ...parts, outbox: delivery.outbox });
  const serverSdk = buildServerSdkFront(parts, options);
  return {
    wire: buildWire(parts, options, calls),
    serverSdk,
    control: buildControl(parts, delivery, launch, serverSdk, calls, addresses),
  };
}

function buildWire(
  { core, journal, home }: CoreParts,
  options: EmulatorOptions,
  calls: ApiCalls,
): RequestListener {
  const isThrottled = createThrottle(core, options.rateLimits);
  return createWireFront({
    ...(isThrottled === undefined ? {} : { isThrottled }),
    home,
    maximumBodyBytes: LARGEST_BODY_BYTES,
    allowedHosts: options.allowedHosts ?? [],
    strictPlayerData: options.strictPlayerData ?? false,
    bareFrameworkErrorTypes: options.bareFrameworkErrorTypes ?? false,
    newRequestId: () => randomUUID(),
    isServed: (operation) => operations.has(operation),
    handle: (call) => calls.handle(call),
    answered: (callId, outcome) => calls.answered(callId, outcome),
    refused: (refusal) =>
      journal.write({
        kind: "refusal",
        what: `API request refused: ${refusal.errorName}`,
        details: { ...refusal },
      }),
    failed: (failure) => journal.write(failureNote(failure)),
  });
}

function failureNote({ error, ...failure }: WireFailure) {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: "failure", what: "the emulator failed", details: { ...failure, error: text } } as const;
}

function buildServerSdkFront(
  { core, journal, wall, store, faults }: CoreParts,
  options: EmulatorOptions,
): ServerSdkFront {
  const { allowedHosts = [], serverSdkPath = "/", serverSdkGatewayLimits = false } = options;
  const isThrottled = createActionThrottle(core, options.rateLimits, (id) => scopeOfProcess(store, id));
  const redelivery = { isActivating: (id: string) => isActivating(store, id) };
  const gatewayLimits = chosenGatewayLimits(serverSdkGatewayLimits);
  return new ServerSdkFront({
    core,
    journal,
    wall,
    outgoingFaults: {
      isArmed: () => faults.isArmed("process.out"),
      meet: (frame) => {
        const scope = scopeOfProcess(store, frame.processId);
        return scope && faults.meet(scope, "process.out", { ...frame }, frame.processId);
      },
    },
    path: endpointPath(serverSdkPath),
    ...(gatewayLimits === undefined ? {} : { gatewayLimits }),
    ...(isThrottled === undefined ? {} : { isThrottled }),
    ...(options.redeliverLostGameSessions === true ? { redelivery } : {}),
    refusalOf: ({ headers: { host, origin } }) => {
      const judgement = judgeOrigin({ host, origin, allowedHosts });
      return "refused" in judgement ? judgement.refused : undefined;
    },
  });
}

const scopeOfProcess = (store: Store, processId: string) =>
  store.scopes().find(({ tables }) => tables.serverProcesses.get(processId) !== undefined)?.scope;

const isActivating = (store: Store, gameSessionId: string) =>
  store.scopes().some(({ tables }) => tables.gameSessions.get(gameSessionId)?.status === "ACTIVATING");

function buildControl(
  parts: CoreParts,
  { outbox, queueProxy }: Delivery,
  launch: Launch,
  serverSdk: ServerSdkFront,
  calls: ApiCalls,
  addresses: () => Addresses,
): Control {
  const { core } = parts;
  return new Control({
    ...parts,
    clockFaults: new ClockFaults(parts),
    addresses,
    busy: () => [
      ...calls.busy(),
      ...(core.hasDueWork() ? ["a rule is due"] : []),
      ...outbox.waiting(),
      ...launch.busy(),
      ...serverSdk.busy(),
    ],
    ping: (whom) => serverSdk.pinged(whom),
    setQueueReachable: (isReachable) => queueProxy.setReachable(isReachable),
    gameServerSockets: {
      cut: (chosen) => serverSdk.cutSockets(chosen),
      setListening: (isListening) => serverSdk.setListening(isListening),
    },
  });
}
