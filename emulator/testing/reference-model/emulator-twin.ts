/** The real emulator's core in process, with two Anywhere fleets, an alias and a queue, as the reference model has them. */
import { ApiError } from "../../domain/api-error.ts";
import { instant } from "../../domain/instant.ts";
import type { Members } from "../../runtime/input.ts";
import { ActionError } from "../../server-sdk/action.ts";
import { CoreDriver, type DrivenHost } from "../core-driver.ts";

const scope = { account: "000000000000", region: "us-east-1" };
type Answer = { readonly [member: string]: never };

export class EmulatorTwin {
  readonly driver = new CoreDriver("reference model");
  readonly fleetIds = { a: "", b: "" };
  readonly #arns = { a: "", b: "", alias: "" };
  #aliasId = "";
  #count = 0;
  readonly #hosts = new Map<string, DrivenHost>();

  constructor() {
    for (const LocationName of ["custom-east", "custom-west"]) this.#sure("CreateLocation", { LocationName });
    this.#fleet("a", ["custom-east", "custom-west"], "2");
    this.#fleet("b", ["custom-east"], "1");
    const alias = this.#sure("CreateAlias", { Name: "alias", RoutingStrategy: this.#routing("a") });
    const { AliasId, AliasArn } = alias.Alias ?? {};
    this.#aliasId = String(AliasId);
    this.#arns.alias = String(AliasArn);
    this.driver.settle();
  }

  #fleet(name: "a" | "b", locations: readonly string[], Cost: string): void {
    const answer = this.#sure("CreateFleet", {
      Name: name,
      ComputeType: "ANYWHERE",
      Locations: locations.map((Location) => ({ Location })),
      AnywhereConfiguration: { Cost },
    });
    const { FleetId, FleetArn } = answer.FleetAttributes ?? {};
    this.fleetIds[name] = String(FleetId);
    this.#arns[name] = String(FleetArn);
    const RuntimeConfiguration = { GameSessionActivationTimeoutSeconds: 20 };
    this.#sure("UpdateRuntimeConfiguration", { FleetId, RuntimeConfiguration });
  }

  #routing(to: "a" | "b" | "terminal"): Members {
    return to === "terminal"
      ? { Type: "TERMINAL", Message: "over" }
      : { Type: "SIMPLE", FleetId: this.fleetIds[to] };
  }

  destinations(names: readonly ("alias" | "a" | "b")[]): Members[] {
    return names.map((name) => ({ DestinationArn: this.#arns[name] }));
  }

  pointAlias(to: "a" | "b" | "terminal"): void {
    this.#sure("UpdateAlias", { AliasId: this.#aliasId, RoutingStrategy: this.#routing(to) });
  }

  /** The answer, or the name of the exception. @throws anything else: a mistake of ours. */
  ask(operation: string, parameters: Members): Answer | string {
    this.#count += 1;
    const callId = `twin-call-${this.#count}`;
    const input = { kind: "call", callId, operation, scope, protocol: "json", parameters };
    try {
      const answer = this.driver.parts.core.apply<never>(input as never) as Answer;
      return answer ?? {};
    } catch (error) {
      if (error instanceof ApiError) return error.name;
      throw error;
    } finally {
      this.driver.settle();
    }
  }

  #sure(operation: string, parameters: Members): { readonly [member: string]: Members | undefined } {
    const answer = this.ask(operation, parameters);
    if (typeof answer === "string") throw new Error(`${operation} was refused with ${answer}`);
    return answer;
  }

  startProcess(processId: string, fleet: "a" | "b", location: string): void {
    const FleetId = this.fleetIds[fleet];
    const ComputeName = `compute-of-${processId}`;
    this.#sure("RegisterCompute", { FleetId, ComputeName, Location: location, IpAddress: "10.0.0.1" });
    const { AuthToken } = this.#sure("GetComputeAuthToken", { FleetId, ComputeName });
    const authToken = String(AuthToken);
    const host = { processId, fleetId: FleetId, computeName: ComputeName, authToken, isSimulated: false };
    this.#hosts.set(processId, host);
    this.driver.connect(host);
    this.driver.ready(host, 7000);
    this.driver.settle();
  }

  /** Its socket is gone and three reports in a row are unhealthy: it is over without ProcessEnding. */
  crash(processId: string): void {
    const host = this.#hosts.get(processId);
    if (host === undefined) throw new Error(`${processId} was never started`);
    this.driver.loseSocket(host);
    for (let report = 0; report < 3; report += 1)
      this.frame(processId, "HeartbeatServerProcess", { HealthStatus: false });
  }

  /** Was it accepted? */
  frame(processId: string, action: string, fields: Members): boolean {
    this.#count += 1;
    const requestId = `twin-request-${this.#count}`;
    try {
      this.driver.parts.core.apply<never>({ kind: "frame", processId, action, requestId, fields } as never);
      return true;
    } catch (error) {
      if (error instanceof ActionError) return false;
      throw error;
    } finally {
      this.driver.settle();
    }
  }

  pass(milliseconds: number): void {
    const { core, clocks } = this.driver.parts;
    const target = instant(clocks.clock.now() + milliseconds);
    while (clocks.clock.now() < target) {
      const to = instant(Math.min(core.nextDueAt("clock") ?? target, target));
      core.apply({ kind: "clock", base: "clock", to });
      this.driver.settle();
    }
  }
}
