/** The whole emulator without sockets, machine time or chance of its own, in which steps are played one by one. */
import { buildCore, type CoreParts } from "../build-core.ts";
import { CommandRefused } from "../control/command.ts";
import { ApiError } from "../domain/api-error.ts";
import type { FaultMatch } from "../domain/fault.ts";
import { type Instant, instant } from "../domain/instant.ts";
import { rateLimitsOfCall } from "../domain/rate-limits-of-call.ts";
import type { Scope } from "../domain/scope.ts";
import type { LivenessBase, ServerProcess } from "../domain/server-process.ts";
import { DEFAULT_HOME, type EmulatorOptions, MANUAL_START_AT } from "../options.ts";
import type { Input, Members } from "../runtime/input.ts";
import { ActionError } from "../server-sdk/action.ts";
import { HandshakeRefused } from "../server-sdk/handshake-refused.ts";
import { SIMULATED_TOOL_NAME } from "../server-sdk/simulated-tool-name.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import type { Change } from "../store/table.ts";
import { constraintRefusal } from "../wire/constraints.ts";
import { compileOperationPlans } from "../wire/member-plan.ts";
import { References } from "./references.ts";
import type { Act, Script, Step } from "./step.ts";
import { stillWall } from "./still-wall.ts";

/** What an act was answered; undefined where it was refused, or nobody answers it. */
export type Answer = Members | undefined;

/** More than any explored world writes: what fell out of it could be neither checked nor replayed. */
const JOURNAL_LIMIT = 2_000_000;
/** Nothing is launched from it: an explored world has no launcher but its players. */
const NO_FOLDER = "/nowhere";
const SERVER_SDK_ENDPOINT = "ws://127.0.0.1:1";
const API_URL = "http://127.0.0.1:1";

const plans = compileOperationPlans();

const isRefusal = (error: unknown): boolean =>
  error instanceof ApiError ||
  error instanceof ActionError ||
  error instanceof CommandRefused ||
  error instanceof HandshakeRefused;

export class ExploredWorld {
  /** What its core was built with. */
  readonly options: EmulatorOptions;
  readonly parts: CoreParts;
  readonly references = new References();
  readonly tables: ScopedTables;
  readonly #scopes = new Map<string, Scope>([[DEFAULT_HOME.region, DEFAULT_HOME]]);
  #step = 0;
  #commits = 0;

  /** @param onChanges told of what each commit has replaced. */
  constructor(
    { seed, rules }: Pick<Script, "seed" | "rules">,
    onChanges?: (changes: readonly Change[]) => void,
  ) {
    const builds = Object.fromEntries((rules.launchedBuilds ?? []).map((name) => [name, NO_FOLDER]));
    this.options = { seed, rules, builds, journalLimit: JOURNAL_LIMIT };
    this.parts = buildCore(
      this.options,
      stillWall(MANUAL_START_AT),
      () => SERVER_SDK_ENDPOINT,
      () => API_URL,
      false,
    );
    this.tables = this.parts.store.of(DEFAULT_HOME);
    this.parts.core.onCommit(({ changes, effects }) => {
      this.#commits += 1;
      for (const change of changes) this.references.noteChange(change, this.#step);
      for (const effect of effects) this.references.noteEffect(effect, this.#step);
      onChanges?.(changes);
    });
  }

  /** Answers what the step was answered. @throws whatever the emulator throws that is meant for no caller. */
  play(step: Step): Answer {
    this.#step = step.step;
    const answer = this.#act(step);
    if (answer !== undefined) this.references.noteAnswer(step.step, answer);
    if (step.isUnsettled !== true) this.parts.core.runDueWork();
    return answer;
  }

  /** How many inputs have acted so far; those that were refused count as none. */
  get commits(): number {
    return this.#commits;
  }

  /** What a step sends: its parameters or fields, with names replaced by what they mean now. */
  sentBy(step: Step): Members {
    switch (step.act) {
      case "call":
      case "control":
      case "admission":
        return this.#members(step.parameters);
      case "frame":
        return this.#members({ ...step.fields, process: step.process });
      case "connect":
      case "lose socket":
        return this.#members({ ...step });
      default:
        return {};
    }
  }

  close(): void {
    this.parts.core.close();
  }

  now(base: LivenessBase): Instant {
    return this.parts.clocks[base].now();
  }

  #act(step: Step): Answer {
    switch (step.act) {
      case "pass":
        return this.#passUntil(step.base, this.now(step.base) + step.milliseconds);
      case "pass to due": {
        const dueAt = this.parts.core.nextDueAt(step.base);
        return dueAt === undefined ? undefined : this.#passUntil(step.base, dueAt + step.offset);
      }
      case "call":
        return this.#call(step, step.step);
      default: {
        const input = this.#inputOf(step);
        return input === undefined ? undefined : this.#apply(input);
      }
    }
  }

  /** As the wire does: what breaks the service model's limits never gets in. */
  #call({ operation, parameters, region }: Extract<Act, { act: "call" }>, step: number): Answer {
    const meant = this.#members(parameters);
    const plan = plans.get(operation);
    if (plan === undefined || constraintRefusal(plan.input, meant) !== undefined) return undefined;
    const scope = this.#scope(region);
    const callId = `call-${step}`;
    return this.#apply({ kind: "call", callId, operation, scope, protocol: "json", parameters: meant });
  }

  #inputOf(step: Step): Input | undefined {
    const text = (name: string) => String(this.references.resolved(name));
    switch (step.act) {
      case "admission": {
        const { operation } = step;
        const limits = rateLimitsOfCall(operation, this.#members(step.parameters), {});
        return { kind: "admission", operation, scope: DEFAULT_HOME, limits };
      }
      case "control": {
        const { command, parameters, region } = step;
        return {
          kind: "control",
          command,
          scope: this.#scope(region),
          parameters: this.#members(parameters),
        };
      }
      case "connect":
        return {
          kind: "socket-opened",
          connectionId: `connection-${step.step}`,
          processId: text(step.process),
          fleetId: text(step.fleet),
          computeName: text(step.compute),
          token: text(step.token),
          sdkVersion: "5.6.0",
          sdkLanguage: "Go",
          ...(step.isSimulated === true ? { sdkToolName: SIMULATED_TOOL_NAME } : {}),
        };
      case "lose socket": {
        const processId = text(step.process);
        const current = this.#process(processId)?.connectionId ?? "none";
        const connectionId = step.opened === undefined ? current : `connection-${step.opened}`;
        return { kind: "socket-lost", connectionId, processId, code: step.code };
      }
      case "frame": {
        const { action, fields } = step;
        const requestId = `request-${step.step}`;
        return {
          kind: "frame",
          processId: text(step.process),
          action,
          requestId,
          fields: this.#members(fields),
        };
      }
      case "seam": {
        const { seam } = step;
        const subject = this.references.resolved(step.subject) as FaultMatch;
        return { kind: "seam", scope: DEFAULT_HOME, seam, subject, subjectId: `step-${step.step}` };
      }
      case "answered":
        return { kind: "answered", callId: `call-${step.call}`, outcome: step.isLost ? "lost" : "flushed" };
      case "delivered": {
        const event = this.parts.store.outgoingEvents.first("all", "all");
        if (event === undefined) return undefined;
        const outcome = step.isAccepted ? "accepted" : "given up";
        return { kind: "delivered", eventId: event.eventId, outcome, attempts: 1 };
      }
      default:
        return undefined;
    }
  }

  #process(processId: string): ServerProcess | undefined {
    const { store } = this.parts;
    const found = store.scopes().map(({ tables }) => tables.serverProcesses.get(processId));
    return found.find((process) => process !== undefined);
  }

  #apply(input: Input): Answer {
    try {
      return this.parts.core.apply<never>(input as never);
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }

  #passUntil(base: LivenessBase, target: number): undefined {
    const { core } = this.parts;
    core.runDueWork();
    while (this.now(base) < target) {
      const to = instant(Math.min(core.nextDueAt(base) ?? target, target));
      core.apply({ kind: "clock", base, to });
      core.runDueWork();
    }
  }

  #members(parameters: Members): Members {
    return this.references.resolved(parameters) as Members;
  }

  #scope(region: string = DEFAULT_HOME.region): Scope {
    const known = this.#scopes.get(region);
    if (known !== undefined) return known;
    const scope: Scope = { account: DEFAULT_HOME.account, region };
    this.#scopes.set(region, scope);
    return scope;
  }
}
