/** The emulator and the reference model side by side, and what both were seen to do. */
import type { GameSession } from "../../domain/game-session.ts";
import type { Members } from "../../runtime/input.ts";
import { EmulatorTwin } from "./emulator-twin.ts";
import { abroad, fleets, home, queueRegions } from "./given-world.ts";
import { firstInstance, freeSlots, type InstanceWitness } from "./model-instances.ts";
import type { Witness } from "./model-placing.ts";
import { settle } from "./model-time.ts";
import { type ModelGameSession, type ModelQueue, newWorld } from "./model-world.ts";
import { newWalks, type PageWalk } from "./page-walk.ts";
import { type RealRecords, readRecords } from "./real-records.ts";

export class BothWorlds implements Witness, InstanceWitness {
  readonly model = newWorld();
  readonly twin = new EmulatorTwin();
  readonly walks: readonly PageWalk[] = newWalks(this);
  /** The real ids of player sessions, in the model's order. */
  readonly seatIds: string[] = [];
  /** How many players each game session had before the last step. */
  readonly playersBefore = new Map<string, number>();
  readonly everActive = new Set<string>();
  /** How each placement had ended before the last step. */
  readonly endsBefore = new Map<string, string>();
  /** How many more processes each instance that hosts fill could have had before the last step. */
  readonly wantedBefore = new Map<string, number>();
  #real: RealRecords | undefined;
  #lastSeatSequence = -1;

  constructor() {
    for (const queue of this.model.queues)
      this.expect(
        this.twin.ask("CreateGameSessionQueue", this.queueMembers(queue), queueRegions[queue.name]),
        undefined,
      );
    firstInstance(this.model, this);
  }

  /** @throws Error when the emulator answers anything else; undefined is success. */
  expect(answer: Members | string, error: string | undefined): undefined {
    const given = typeof answer === "string" ? answer : undefined;
    if (given !== error)
      throw new Error(
        `the emulator answers ${given ?? "with success"}, the model expects ${error ?? "success"}`,
      );
  }

  /** After whatever happened: what follows by itself. */
  settle(): undefined {
    settle(this.model, this);
    this.#real = undefined;
    const fresh = this.real.seats.filter(({ sequence }) => sequence > this.#lastSeatSequence);
    for (const { playerSessionId, sequence } of fresh.toSorted((a, b) => a.sequence - b.sequence)) {
      this.seatIds.push(playerSessionId);
      this.#lastSeatSequence = sequence;
    }
  }

  /** When all has been looked at: what the next step is compared with. */
  remember(): undefined {
    for (const { gameSessionId, status, currentPlayerSessionCount } of this.real.gameSessions) {
      this.playersBefore.set(gameSessionId, currentPlayerSessionCount);
      if (status === "ACTIVE") this.everActive.add(gameSessionId);
    }
    for (const { placementId, status } of this.real.placements.values())
      if (status !== "PENDING") this.endsBefore.set(placementId, status);
    for (const instance of this.model.instances)
      if (instance.isHosted) this.wantedBefore.set(instance.name, freeSlots(this.model, instance));
    this.twin.heardOf.clear();
    for (const walk of this.walks) walk.lookOn();
  }

  processOf(name: string): string | undefined {
    const processId = this.realGameSession(name)?.processId;
    if (processId === undefined) return undefined;
    return this.model.processes.find((one) => this.twin.processId(one.processId) === processId)?.processId;
  }

  orderOf(name: string): number {
    return this.realGameSession(name)?.sequence ?? Number.POSITIVE_INFINITY;
  }

  servingInstances(): readonly string[] {
    const { instances } = this.twin.tables(home);
    return instances
      .in("serving", `${this.twin.fleetIds.managed}/${home}`)
      .map(({ instanceId }) => instanceId);
  }

  realGameSession(name: string): GameSession | undefined {
    const { twin } = this;
    return (
      twin.tables(home).gameSessions.first("idString", name) ??
      twin.tables(abroad).gameSessions.first("idString", name)
    );
  }

  idOf(gameSession: ModelGameSession | undefined): string {
    return (gameSession && this.realGameSession(gameSession.name)?.gameSessionId) ?? "arn:unknown";
  }

  regionOf(gameSession: ModelGameSession | undefined) {
    return gameSession === undefined ? home : fleets[gameSession.fleet].region;
  }

  /** As they are since the last step. */
  get real(): RealRecords {
    this.#real ??= readRecords(this.twin);
    return this.#real;
  }

  queueMembers({ name, timeoutMs, destinations, policies, allowedLocations, priority }: ModelQueue): Members {
    return {
      Name: name,
      TimeoutInSeconds: timeoutMs / 1_000,
      NotificationTarget: this.twin.topicIn(queueRegions[name]),
      Destinations: destinations.map((destination) => ({ DestinationArn: this.twin.arnOf(destination) })),
      PlayerLatencyPolicies: policies.map(({ cap, durationMs }) => ({
        MaximumIndividualPlayerLatencyMilliseconds: cap,
        ...(durationMs === undefined ? {} : { PolicyDurationSeconds: durationMs / 1_000 }),
      })),
      FilterConfiguration: allowedLocations === undefined ? {} : { AllowedLocations: allowedLocations },
      PriorityConfiguration:
        priority === undefined
          ? {}
          : {
              PriorityOrder: priority.keys,
              ...(priority.locations === undefined ? {} : { LocationOrder: priority.locations }),
            },
    };
  }
}
