/**
 * The emulator's core with the guide's resources in it and nothing around it: what the fronts would decode is applied
 * straight away, so that a hundred thousand game sessions are there in half a minute.
 */
import { buildCore, type CoreParts } from "../../emulator/build-core.ts";
import type { EmulatorOptions } from "../../emulator/options.ts";
import type { Members } from "../../emulator/runtime/input.ts";
import { machineWall } from "../../emulator/runtime/wall.ts";
import { SIMULATED_TOOL_NAME } from "../../emulator/server-sdk/simulated-tool-name.ts";

const scope = { account: "000000000000", region: "us-east-1" };
const TOPIC = "fleet-game-session-placement.fifo";
const QUEUE_NAME = "game-session-placement";

type Answer = { readonly [member: string]: Members | undefined };

export class CoreWorld {
  readonly parts: CoreParts;
  readonly fleetId: string;
  /** In the order of their creation. */
  readonly gameSessionIds: string[] = [];
  readonly #nextGameSession = new Map<string, string>();
  #count = 0;

  /** Build, fleet (set up to ACTIVE), FIFO topic, and the queue that leads to the fleet. */
  constructor(options: EmulatorOptions = {}) {
    this.parts = buildCore({ seed: "scale", ...options }, machineWall, () => "ws://127.0.0.1:1");
    this.parts.core.onCommit(({ effects }) => {
      for (const effect of effects) {
        if (effect.kind === "start-game-session")
          this.#nextGameSession.set(effect.processId, effect.gameSession.gameSessionId);
      }
    });
    const { Build: build } = this.call("CreateBuild", { OperatingSystem: "AMAZON_LINUX_2" });
    const { FleetAttributes: fleet } = this.call("CreateFleet", {
      Name: "fleet",
      BuildId: build?.BuildId,
      EC2InstanceType: "c4.large",
      RuntimeConfiguration: {
        ServerProcesses: [{ LaunchPath: "/local/game/server", ConcurrentExecutions: 1 }],
      },
    });
    this.fleetId = String(fleet?.FleetId);
    this.call("CreateGameSessionQueue", {
      Name: QUEUE_NAME,
      TimeoutInSeconds: 600,
      Destinations: [{ DestinationArn: fleet?.FleetArn }],
      NotificationTarget: this.#control("create-topic", { name: TOPIC }).topicArn,
    });
    this.settle();
  }

  /** Lets the topic deliver to a queue of the broker. */
  subscribe(queueName: string): void {
    this.#control("subscribe", { topicArn: `arn:aws:sns:us-east-1:000000000000:${TOPIC}`, queueName });
  }

  call(operation: string, parameters: Members): Answer {
    return this.callAs(this.nextCallId(), operation, parameters);
  }

  nextCallId(): string {
    this.#count += 1;
    return `call-${this.#count}`;
  }

  callAs(callId: string, operation: string, parameters: Members): Answer {
    const input = { kind: "call", callId, operation, scope, protocol: "json", parameters } as const;
    return this.parts.core.apply(input) as Answer;
  }

  frame(processId: string, action: string, fields: Members): void {
    this.#count += 1;
    this.parts.core.apply({ kind: "frame", processId, action, requestId: `request-${this.#count}`, fields });
  }

  #control(command: string, parameters: Members): Members {
    return this.parts.core.apply({ kind: "control", command, scope, parameters });
  }

  /** Runs everything that is due. */
  settle(): void {
    this.parts.core.runDueWork();
  }

  /** A server process that waits for a game session. */
  addProcess(): string {
    const { processId, computeName, authToken } = this.#control("start-managed-host", {
      fleetId: this.fleetId,
    });
    const id = String(processId);
    this.#count += 1;
    this.parts.core.apply({
      kind: "socket-opened",
      connectionId: `connection-${this.#count}`,
      processId: id,
      fleetId: this.fleetId,
      computeName: String(computeName),
      token: String(authToken),
      sdkVersion: "5.6.0",
      sdkLanguage: "Go",
    });
    this.frame(id, "ActivateServerProcess", { Port: 7_000, SdkToolName: SIMULATED_TOOL_NAME });
    this.frame(id, "HeartbeatServerProcess", { HealthStatus: true });
    return id;
  }

  /** An ACTIVE game session with some of the values that searches ask for; answers its process. */
  addGameSession(): string {
    const processId = this.addProcess();
    const number = this.gameSessionIds.length;
    const { GameSession: gameSession } = this.call("CreateGameSession", {
      FleetId: this.fleetId,
      MaximumPlayerSessionCount: 8,
      Name: `round ${number}`,
      GameProperties: [
        { Key: "mode", Value: number % 2 === 0 ? "ranked" : "casual" },
        { Key: "skill", Value: String((number * 7_919) % 1_000) },
      ],
    });
    this.activate(processId);
    this.gameSessionIds.push(String(gameSession?.GameSessionId));
    return processId;
  }

  /** What the server process answers to the game session that it was told to start. @throws Error when it was told none. */
  activate(processId: string): void {
    const GameSessionId = this.#nextGameSession.get(processId);
    if (GameSessionId === undefined) throw new Error(`process ${processId} was told no game session`);
    this.#nextGameSession.delete(processId);
    this.frame(processId, "ActivateGameSession", { GameSessionId });
  }

  /** The processes that were told to start a game session and have not answered yet. */
  toldToStart(): readonly string[] {
    return [...this.#nextGameSession.keys()];
  }

  /** Starts a placement. Everything until its game session begins is due work. */
  startPlacement(callId: string, placementId: string): void {
    this.callAs(callId, "StartGameSessionPlacement", {
      PlacementId: placementId,
      GameSessionQueueName: QUEUE_NAME,
      MaximumPlayerSessionCount: 8,
      DesiredPlayerSessions: [{ PlayerId: "ada" }, { PlayerId: "ben" }],
    });
  }
}
