/** A real emulator's core in process: what a socket or a request would decode is applied straight away. */
import { buildCore, type CoreParts } from "../build-core.ts";
import { CommandRefused } from "../control/command.ts";
import { ApiError } from "../domain/api-error.ts";
import { instant } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import type { LivenessBase } from "../domain/server-process.ts";
import type { Input, Members } from "../runtime/input.ts";
import { ActionError } from "../server-sdk/action.ts";
import { HandshakeRefused } from "../server-sdk/handshake-refused.ts";
import { SIMULATED_TOOL_NAME } from "../server-sdk/simulated-tool-name.ts";
import type { RuleOptions } from "../services/rule-options.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import { StandingWall } from "./standing-wall.ts";

const scope: Scope = { account: "000000000000", region: "us-east-1" };

/** What a process was given to connect with. */
export interface DrivenHost {
  readonly processId: string;
  readonly fleetId: string;
  readonly computeName: string;
  readonly authToken: string;
  readonly isSimulated: boolean;
}

/** Real processes are started by somebody who watches them; simulated ones live in GameLift's time. */
const hostFacts = (isSimulated: boolean) => ({ isSimulated, watchesExits: !isSimulated });

export class CoreDriver {
  readonly parts: CoreParts;
  readonly hosts: DrivenHost[] = [];
  fleetId = "";
  anywhereFleetId = "";
  #count = 0;

  constructor(seed: string, rules: Partial<RuleOptions> = {}) {
    const [servers, api] = ["ws://127.0.0.1:1", "http://127.0.0.1:1"];
    this.parts = buildCore(
      { seed, rules },
      new StandingWall(),
      () => servers,
      () => api,
    );
  }

  get tables(): ScopedTables {
    return this.parts.store.of(scope);
  }

  /** How many inputs were made here so far; part of their transport ids. */
  get count(): number {
    return this.#count;
  }

  /** Two fleets, one of them behind an alias, and three queues: FIFO topic, standard topic, none. */
  setUp(): void {
    const { Build: build } = this.call("CreateBuild", { OperatingSystem: "AMAZON_LINUX_2" });
    const { FleetAttributes: managed } = this.call("CreateFleet", {
      Name: "managed",
      BuildId: build?.BuildId,
      EC2InstanceType: "c4.large",
      FleetType: "SPOT",
      RuntimeConfiguration: {
        ServerProcesses: [{ LaunchPath: "/local/game", ConcurrentExecutions: 1 }],
        GameSessionActivationTimeoutSeconds: 20,
      },
    });
    this.fleetId = String(managed?.FleetId);
    this.call("CreateLocation", { LocationName: "custom-desk" });
    const { FleetAttributes: anywhere } = this.call("CreateFleet", {
      Name: "anywhere",
      ComputeType: "ANYWHERE",
      Locations: [{ Location: "custom-desk" }],
    });
    this.anywhereFleetId = String(anywhere?.FleetId);
    const { Alias: alias } = this.call("CreateAlias", {
      Name: "alias",
      RoutingStrategy: { Type: "SIMPLE", FleetId: this.fleetId },
    });
    const Destinations = [{ DestinationArn: alias?.AliasArn }, { DestinationArn: anywhere?.FleetArn }];
    const queue = (Name: string, TimeoutInSeconds: number, NotificationTarget: unknown) =>
      this.call("CreateGameSessionQueue", { Name, TimeoutInSeconds, Destinations, NotificationTarget });
    queue("main", 60, this.control("create-topic", { name: "placements.fifo" })?.topicArn);
    queue("standard", 10, this.control("create-topic", { name: "placements" })?.topicArn);
    queue("silent", 600, undefined);
    this.settle();
  }

  /** Runs everything that is due. */
  settle(): void {
    this.parts.core.runDueWork();
  }

  /** Lets a time base pass, each rule at its instant. */
  pass(seconds: number, base: LivenessBase): void {
    const { core, clocks } = this.parts;
    this.settle();
    const target = instant(clocks[base].now() + seconds * 1_000);
    while (clocks[base].now() < target) {
      const to = instant(Math.min(core.nextDueAt(base) ?? target, target));
      this.apply({ kind: "clock", base, to });
      this.settle();
    }
  }

  host(isAnywhere: boolean, isSimulated: boolean): DrivenHost {
    const host = isAnywhere
      ? this.#anywhereHost()
      : this.control("start-managed-host", { fleetId: this.fleetId, ...hostFacts(isSimulated) });
    const known = { ...(host as unknown as Omit<DrivenHost, "isSimulated">), isSimulated };
    this.hosts.push(known);
    return known;
  }

  /** A process that this instance of the managed fleet wants; undefined when it wants none any more. */
  hostOn(instanceId: string, isSimulated: boolean): DrivenHost | undefined {
    const wish = { fleetId: this.fleetId, instanceId, ...hostFacts(isSimulated) };
    const host = this.control("start-managed-host", wish);
    if (host?.processId === undefined) return undefined;
    const known = { ...(host as unknown as Omit<DrivenHost, "isSimulated">), isSimulated };
    this.hosts.push(known);
    return known;
  }

  #anywhereHost(): Omit<DrivenHost, "isSimulated"> {
    const fleetId = this.anywhereFleetId;
    const computeName = `desk-${this.#count}`;
    const named = { FleetId: fleetId, ComputeName: computeName };
    this.call("RegisterCompute", { ...named, Location: "custom-desk", IpAddress: "10.0.0.1" });
    const { AuthToken } = this.call("GetComputeAuthToken", named);
    return { processId: `process-${this.#count}`, fleetId, computeName, authToken: String(AuthToken) };
  }

  connect(host: DrivenHost): void {
    const { processId, fleetId, computeName, authToken: token } = host;
    this.#count += 1;
    const connectionId = `connection-${this.#count}`;
    const sdk = { sdkVersion: "5.6.0", sdkLanguage: "Go" };
    this.apply({ kind: "socket-opened", connectionId, processId, fleetId, computeName, token, ...sdk });
  }

  loseSocket({ processId }: DrivenHost): void {
    const connectionId = this.tables.serverProcesses.get(processId)?.connectionId ?? "none";
    this.apply({ kind: "socket-lost", connectionId, processId, code: 1006 });
  }

  ready(host: DrivenHost, Port: number): void {
    const tool = host.isSimulated ? { SdkToolName: SIMULATED_TOOL_NAME } : {};
    this.frame(host.processId, "ActivateServerProcess", { Port, ...tool });
  }

  frame(processId: string, action: string, fields: Members): void {
    this.#count += 1;
    this.apply({ kind: "frame", processId, action, requestId: `request-${this.#count}`, fields });
  }

  call(operation: string, parameters: Members): { readonly [member: string]: Members | undefined } {
    this.#count += 1;
    const callId = `call-${this.#count}`;
    const answer = this.apply({ kind: "call", callId, operation, scope, protocol: "json", parameters });
    return (answer ?? {}) as { readonly [member: string]: Members | undefined };
  }

  control(command: string, parameters: Members): Members | undefined {
    return this.apply({ kind: "control", command, scope, parameters });
  }

  /** Undefined when it was refused, which belongs to a history. @throws anything else: a mistake of ours. */
  apply(input: Input): Members | undefined {
    try {
      return this.parts.core.apply<never>(input as never);
    } catch (error) {
      const refusals = [ApiError, ActionError, CommandRefused, HandshakeRefused];
      if (refusals.some((type) => error instanceof type)) return undefined;
      throw error;
    }
  }
}
