/** The real emulator's core in process, with the fleets, the alias and the topics that the reference model knows. */
import { ApiError } from "../../domain/api-error.ts";
import { wantedProcessCount } from "../../domain/instance.ts";
import { instant } from "../../domain/instant.ts";
import type { Input, Members } from "../../runtime/input.ts";
import { ActionError } from "../../server-sdk/action.ts";
import type { ScopedTables } from "../../store/scoped-tables.ts";
import { CoreDriver, type DrivenHost } from "../core-driver.ts";
import {
  abroad,
  activationLimitSeconds,
  type FleetName,
  fleets,
  home,
  instanceStartSeconds,
  PROCESSES_PER_INSTANCE,
  retentionDays,
} from "./given-world.ts";

const account = "000000000000";
const scopes = { [home]: { account, region: home }, [abroad]: { account, region: abroad } } as const;
export type Region = typeof home | typeof abroad;
type Sure = { readonly [member: string]: Members | undefined };
const RuntimeConfiguration = { GameSessionActivationTimeoutSeconds: activationLimitSeconds };

/** What was done, with what, and how it went. */
export type Told = readonly [did: string, fields: Members, outcome: string];

export class EmulatorTwin {
  /** Everything that was done, for whoever wants to read it. */
  readonly told: Told[] = [];
  readonly driver = new CoreDriver("reference model", { retentionDays, instanceStartSeconds });
  /** The instances of which hosts were told since this was last emptied that processes are wanted there. */
  readonly heardOf = new Set<string>();
  readonly fleetIds: { [Name in FleetName]: string } = { a: "", b: "", far: "", managed: "" };
  readonly #arns: { [name: string]: string } = {};
  readonly #topics: { [region: string]: string } = {};
  aliasId = "";
  #count = 0;
  readonly #here = this.driver.parts.store.of(scopes[home]);
  readonly #there = this.driver.parts.store.of(scopes[abroad]);
  readonly #hosts = new Map<string, DrivenHost>();
  readonly #tokens = new Map<string, string>();

  constructor() {
    this.#anywhereFleets();
    const build = this.sure("CreateBuild", { OperatingSystem: "AMAZON_LINUX_2" });
    const execution = { LaunchPath: "/local/game", ConcurrentExecutions: PROCESSES_PER_INSTANCE };
    this.#fleet("managed", {
      BuildId: build.Build?.BuildId,
      EC2InstanceType: "c4.large",
      RuntimeConfiguration: { ...RuntimeConfiguration, ServerProcesses: [execution] },
    });
    const alias = this.sure("CreateAlias", { Name: "alias", RoutingStrategy: this.#routing("a") });
    this.aliasId = String(alias.Alias?.AliasId);
    this.#arns.alias = String(alias.Alias?.AliasArn);
    for (const region of [home, abroad] as const)
      this.#topics[region] = String(this.#control("create-topic", { name: "placements" }, region)?.topicArn);
    // The first instance of the managed fleet has started when a history begins.
    this.driver.pass(instanceStartSeconds, "clock");
    this.driver.parts.journal.listen(({ what, subjectId = "" }) => {
      if (what === "processes wanted") this.heardOf.add(subjectId);
    });
  }

  #anywhereFleets(): undefined {
    for (const name of ["a", "b", "far"] as const) {
      const { region, locations, cost } = fleets[name];
      for (const LocationName of name === "b" ? [] : locations)
        this.sure("CreateLocation", { LocationName }, region);
      this.#fleet(name, {
        ComputeType: "ANYWHERE",
        Locations: locations.map((Location) => ({ Location })),
        AnywhereConfiguration: { Cost: String(cost) },
        RuntimeConfiguration,
      });
    }
  }

  #fleet(name: FleetName, members: Members): undefined {
    const answer = this.sure("CreateFleet", { Name: name, ...members }, fleets[name].region);
    const { FleetId, FleetArn } = answer.FleetAttributes ?? {};
    this.fleetIds[name] = String(FleetId);
    this.#arns[name] = String(FleetArn);
  }

  #routing(to: "a" | "b" | "terminal"): Members {
    if (to === "terminal") return { Type: "TERMINAL", Message: "over" };
    return { Type: "SIMPLE", FleetId: this.fleetIds[to] };
  }

  pointAlias(to: "a" | "b" | "terminal"): undefined {
    this.sure("UpdateAlias", { AliasId: this.aliasId, RoutingStrategy: this.#routing(to) });
  }

  arnOf(name: "alias" | FleetName): string {
    return this.#arns[name] ?? "";
  }

  topicIn(region: Region): string {
    return this.#topics[region] ?? "";
  }

  tables(region: Region): ScopedTables {
    return region === home ? this.#here : this.#there;
  }

  /** The answer, or the name of the exception. @throws anything else: a mistake of ours. */
  ask(operation: string, parameters: Members, region: Region = home): Members | string {
    const answer = this.#call(operation, parameters, region);
    this.told.push([operation, parameters, typeof answer === "string" ? answer : "done"]);
    return answer;
  }

  #call(operation: string, parameters: Members, region: Region): Members | string {
    this.#count += 1;
    const callId = `twin-call-${this.#count}`;
    try {
      return (
        this.#apply({
          kind: "call",
          callId,
          operation,
          scope: scopes[region],
          protocol: "json",
          parameters,
        }) ?? {}
      );
    } catch (error) {
      if (error instanceof ApiError) return error.name;
      throw error;
    } finally {
      this.driver.settle();
    }
  }

  /** @throws Error when it is refused. */
  sure(operation: string, parameters: Members, region: Region = home): Sure {
    const answer = this.ask(operation, parameters, region);
    if (typeof answer === "string") throw new Error(`${operation} was refused with ${answer}`);
    return answer as Sure;
  }

  #control(command: string, parameters: Members, region: Region = home): Members | undefined {
    return this.#apply({ kind: "control", command, scope: scopes[region], parameters });
  }

  #apply(input: Input): Members | undefined {
    return this.driver.parts.core.apply<never>(input as never);
  }

  /** Starts a process on a compute of the given name, or on an instance of the managed fleet. Answers the compute. */
  startProcess(processId: string, fleet: FleetName, location: string, ComputeName: string): string {
    const toldBefore = this.told.length;
    const fleetId = this.fleetIds[fleet];
    const given =
      fleet === "managed"
        ? (this.#control("start-managed-host", { fleetId, location }) as unknown as Omit<
            DrivenHost,
            "isSimulated"
          >)
        : {
            processId,
            fleetId,
            computeName: ComputeName,
            authToken: this.#tokenOf(fleet, location, ComputeName),
          };
    this.#connect(processId, given);
    this.told.splice(toldBefore, Number.POSITIVE_INFINITY, [
      `${processId} starts`,
      { fleet, location },
      "done",
    ]);
    return given.computeName;
  }

  /** As a host does it by itself on an instance of the managed fleet. False when none more is wanted there. */
  startOnInstance(processId: string, instanceId: string): boolean {
    const wish = { fleetId: this.fleetIds.managed, instanceId };
    const given = this.#control("start-managed-host", wish) as unknown as Partial<DrivenHost>;
    const { computeName } = given;
    const isStarted = computeName !== undefined;
    if (isStarted) this.#connect(processId, given as DrivenHost);
    this.told.push([`a host starts ${processId}`, { instanceId }, isStarted ? "done" : "refused"]);
    if (isStarted && computeName !== instanceId) throw new Error(`${processId} came to ${computeName}`);
    return isStarted;
  }

  /** How many processes hosts find wanted on each instance when they look. */
  wanted(): ReadonlyMap<string, number> {
    const wanting = this.#here.instances.in("wanting", "hosts");
    return new Map(wanting.map((instance) => [instance.instanceId, wantedProcessCount(instance)]));
  }

  #connect(processId: string, given: Omit<DrivenHost, "isSimulated">): undefined {
    const host = { ...given, isSimulated: true };
    this.#hosts.set(processId, host);
    this.driver.connect(host);
    this.driver.ready(host, 7000);
    this.driver.settle();
  }

  /** Every compute is registered once, and its processes share a token. */
  #tokenOf(fleet: FleetName, Location: string, ComputeName: string): string {
    const key = `${fleet}/${ComputeName}`;
    const known = this.#tokens.get(key);
    if (known !== undefined) return known;
    const { region } = fleets[fleet];
    const named = { FleetId: this.fleetIds[fleet], ComputeName };
    this.sure("RegisterCompute", { ...named, Location, IpAddress: "10.0.0.1" }, region);
    const token = String(this.sure("GetComputeAuthToken", named, region).AuthToken);
    this.#tokens.set(key, token);
    return token;
  }

  /** The emulator's own name of a process. */
  processId(modelName: string): string {
    return this.#host(modelName).processId;
  }

  /** It is gone without ProcessEnding: its host says so, or its socket is lost and it is unhealthy. */
  crash(modelName: string, fleet: FleetName): undefined {
    const toldBefore = this.told.length;
    const host = this.#host(modelName);
    if (fleet === "managed") this.#control("process-exited", { processId: host.processId });
    else {
      const { processId } = host;
      const known = this.tables(fleets[fleet].region).serverProcesses.get(processId);
      const connectionId = known?.connectionId ?? "none";
      this.#apply({ kind: "socket-lost", connectionId, processId, code: 1006 });
      for (let report = 0; report < 3; report += 1)
        this.frame(modelName, "HeartbeatServerProcess", { HealthStatus: false });
    }
    this.driver.settle();
    this.told.splice(toldBefore, Number.POSITIVE_INFINITY, [`${modelName} crashes`, {}, "done"]);
  }

  #host(modelName: string): DrivenHost {
    const host = this.#hosts.get(modelName);
    if (host === undefined) throw new Error(`${modelName} was never started`);
    return host;
  }

  /** Was it accepted? */
  frame(modelName: string, action: string, fields: Members): boolean {
    const isAccepted = this.#frame(modelName, action, fields);
    this.told.push([`${modelName}: ${action}`, fields, isAccepted ? "done" : "refused"]);
    return isAccepted;
  }

  #frame(modelName: string, action: string, fields: Members): boolean {
    this.#count += 1;
    const requestId = `twin-request-${this.#count}`;
    try {
      this.#apply({ kind: "frame", processId: this.processId(modelName), action, requestId, fields });
      return true;
    } catch (error) {
      if (error instanceof ActionError) return false;
      throw error;
    } finally {
      this.driver.settle();
    }
  }

  pass(milliseconds: number): undefined {
    this.told.push(["time passes", { milliseconds }, "done"]);
    const { core, clocks } = this.driver.parts;
    const target = instant(clocks.clock.now() + milliseconds);
    while (clocks.clock.now() < target) {
      const to = instant(Math.min(core.nextDueAt("clock") ?? target, target));
      core.apply({ kind: "clock", base: "clock", to });
      this.driver.settle();
    }
  }
}
