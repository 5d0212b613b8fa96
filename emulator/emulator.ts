import { randomUUID } from "node:crypto";
import { createServer as createPlainServer, type IncomingMessage } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Addresses } from "./addresses.ts";
import { Control } from "./control/control.ts";
import { serveControl } from "./control/control-rule.ts";
import { Core } from "./core.ts";
import { eventDelivered } from "./events/delivered-rule.ts";
import { Outbox } from "./events/outbox.ts";
import { sendToBroker } from "./events/send-to-broker.ts";
import { createSnsSigner } from "./events/sns-signature.ts";
import { createCertificateAuthority } from "./gateway/certificate-authority.ts";
import { createGateway } from "./gateway/gateway.ts";
import { brokerQueueName, type QueueNaming } from "./gateway/queue-name.ts";
import { createQueueProxy } from "./gateway/queue-proxy.ts";
import { createHttpServer } from "./http.ts";
import { listen } from "./listen.ts";
import { serveCall } from "./operations/serve-call.ts";
import {
  DEFAULT_EVENT_DELAY_MS,
  DEFAULT_HOME,
  DEFAULT_JOURNAL_LIMIT,
  type EmulatorOptions,
  MANUAL_START_AT,
} from "./options.ts";
import { judgeOrigin } from "./origin-guard.ts";
import { Clock } from "./runtime/clock.ts";
import { Journal } from "./runtime/journal.ts";
import { SeededStreams } from "./runtime/random.ts";
import { machineWall } from "./runtime/wall.ts";
import { serveFrame } from "./server-sdk/frame-rule.ts";
import { ServerSdkFront } from "./server-sdk/front.ts";
import { openSocket } from "./server-sdk/handshake.ts";
import { findProcess } from "./services/find.ts";
import { socketLost } from "./services/processes.ts";
import { Store } from "./store/store.ts";
import { createWireFront } from "./wire/front.ts";

/** A running emulator. */
export interface Emulator {
  readonly control: Control;
  readonly controlToken: string;
  readonly addresses: Addresses;
  /** Ends every listener and connection. Game servers see a cut connection, never a close frame. */
  close(): Promise<void>;
}

/** The SDK's own limit for one body is 1 MiB; AWS refuses long before ours. */
const LARGEST_BODY_BYTES = 4 * 2 ** 20;

/** Builds and starts an emulator: the one place where its parts meet. @throws Error when a port is taken. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const wall = machineWall;
  const home = options.home ?? DEFAULT_HOME;
  const clocks = createClocks(options);
  const journal = new Journal({
    limit: options.journalLimit ?? DEFAULT_JOURNAL_LIMIT,
    now: () => ({ at: clocks.clock.now(), wallAt: wall.epochMs() }),
  });
  const store = new Store();
  const streams = new SeededStreams(options.seed ?? "windtunnel");
  const authority = await createCertificateAuthority(
    options.stateFolder === undefined ? {} : { folder: options.stateFolder },
  );
  const signer = createSnsSigner(authority);
  const allowedHosts = options.allowedHosts ?? [];
  const endpoint = { url: "" };

  const core = new Core({
    store,
    clocks,
    wall,
    journal,
    streams,
    rules: {
      call: (turn, input) => serveCall(turn, input, endpoint.url),
      "socket-opened": openSocket,
      "socket-lost": (turn, input) => {
        const found = findProcess(turn, input.processId);
        if (found !== undefined) socketLost(turn, found.scope, input.processId, input.connectionId);
        return undefined;
      },
      frame: serveFrame,
      delivered: eventDelivered,
      control: serveControl,
    },
  });

  const naming: QueueNaming = {
    queuePrefix: options.queuePrefix ?? "",
    queueUrlOf: (name, region) => `https://sqs.${region}.amazonaws.com/${home.account}/${name}`,
  };
  const queueProxy = createQueueProxy({
    ...naming,
    brokerUrl: () => options.brokerUrl ?? "http://127.0.0.1:9/no-queue-broker-was-configured",
    observe: (observation) =>
      journal.write({ kind: "queue", what: observation.kind, details: { ...observation } }),
  });
  const outbox = new Outbox({
    core,
    store,
    journal,
    wall,
    streams,
    signer,
    send: sendToBroker({
      brokerUrl: options.brokerUrl,
      isReachable: () => queueProxy.isReachable,
      brokerQueueName: (name) => brokerQueueName(naming, name),
    }),
    minimumEventDelayMs: options.minimumEventDelayMs ?? DEFAULT_EVENT_DELAY_MS,
    messageGroup: options.messageGroup ?? "placement",
  });

  const sdkFront = new ServerSdkFront({
    core,
    journal,
    wall,
    refusalOf: (request: IncomingMessage) => {
      const { host, origin } = request.headers;
      const judgement = judgeOrigin({ host, origin, allowedHosts });
      return "refused" in judgement ? judgement.refused : undefined;
    },
  });

  const inside = new Set<string>();
  const wire = createWireFront({
    defaultAccount: home.account,
    maximumBodyBytes: LARGEST_BODY_BYTES,
    allowedHosts,
    strictPlayerData: options.strictPlayerData ?? false,
    bareFrameworkErrorTypes: options.bareFrameworkErrorTypes ?? false,
    newRequestId: () => randomUUID(),
    handle: (call) => {
      const { callId, operation, scope, protocol, parameters } = call;
      inside.add(callId);
      if (operation === "StartGameSessionPlacement") outbox.callReceived(callId);
      return core.apply({ kind: "call", callId, operation, scope, protocol, parameters });
    },
    answered: (callId, outcome) => {
      inside.delete(callId);
      core.apply({ kind: "answered", callId, outcome });
      outbox.callAnswered(callId);
    },
    refused: (refusal) =>
      journal.write({
        kind: "refusal",
        what: `API request refused: ${refusal.errorName}`,
        details: { ...refusal },
      }),
    failed: ({ error, ...failure }) =>
      journal.write({
        kind: "failure",
        what: "the emulator failed",
        details: {
          ...failure,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        },
      }),
  });

  const controlToken = options.controlToken ?? randomUUID();
  const control = new Control({
    core,
    store,
    journal,
    clocks,
    home,
    addresses: () => addresses,
    busy: () => [
      ...[...inside].map((callId) => `API call ${callId} is being answered`),
      ...(core.hasDueWork() ? ["a rule is due"] : []),
      ...outbox.waiting(),
      ...sdkFront.busy().map((processId) => `a push to process ${processId} waits for its turn`),
    ],
    ping: () => sdkFront.pinged(),
    setQueueReachable: (isReachable) => queueProxy.setReachable(isReachable),
  });

  const http = createHttpServer({ wire, control: { control, token: controlToken, allowedHosts }, signer });
  const sdkPlain = createPlainServer();
  const address = options.bindAddress ?? "127.0.0.1";
  const leaf = await authority.leafFor("127.0.0.1");
  const sdkTls = createTlsServer({ cert: leaf.certificatePem, key: leaf.privateKeyPem });
  sdkFront.attach(sdkPlain);
  sdkFront.attach(sdkTls);
  const gateway = createGateway({
    authority,
    emulatorServer: http,
    queueServer: queueProxy.server,
    ...(options.allowedEgress === undefined ? {} : { allowedEgress: options.allowedEgress }),
    refused: (refusal) =>
      journal.write({ kind: "refusal", what: `gateway refused: ${refusal.reason}`, details: { ...refusal } }),
    tunnelled: (target) => journal.write({ kind: "gateway", what: "tunnel opened", details: { ...target } }),
    bindAddress: address,
    ...(options.ports?.connect === undefined ? {} : { connectPort: options.ports.connect }),
    ...(options.ports?.tls === undefined ? {} : { tlsPort: options.ports.tls }),
  });

  const closeAll = async (): Promise<void> => {
    sdkFront.stopListening();
    outbox.close();
    core.close();
    sdkFront.close();
    queueProxy.close();
    await gateway.close();
    for (const server of [http, sdkPlain, sdkTls]) {
      server.closeAllConnections();
      server.close();
    }
  };

  let addresses: Addresses;
  try {
    const ports = options.ports ?? {};
    const apiPort = await listen(http, address, ports.api ?? 0, "the API");
    const sdkPort = await listen(sdkPlain, address, ports.serverSdk ?? 0, "the game servers' socket");
    const sdkTlsPort = await listen(sdkTls, address, ports.serverSdkTls ?? 0, "the game servers' TLS socket");
    await gateway.listen();
    addresses = {
      apiUrl: `http://${address}:${apiPort}`,
      serverSdkUrl: `ws://${address}:${sdkPort}`,
      serverSdkTlsUrl: `wss://${address}:${sdkTlsPort}`,
      connectPort: gateway.connectPort,
      tlsPort: gateway.tlsPort,
      ...authority.files,
    };
    endpoint.url = addresses.serverSdkUrl;
  } catch (error) {
    await closeAll();
    throw error;
  }
  return { control, controlToken, addresses, close: closeAll };
}

function createClocks(options: EmulatorOptions): { readonly clock: Clock; readonly real: Clock } {
  const mode = options.clock?.mode ?? "manual";
  const speed = options.clock?.speed ?? 1;
  const startAt = options.clock?.startAt ?? (mode === "manual" ? MANUAL_START_AT : machineWall.epochMs());
  return {
    clock: new Clock({ mode, startAt, speed, wall: machineWall }),
    real: new Clock({ mode: "running", startAt, speed, wall: machineWall }),
  };
}
