// biome-ignore-all lint/style/noExcessiveLinesPerFile: one switch over what may happen, still to be split.
/** Lets the emulator and the reference model live through the same history, and says where they differ. */
import { EmulatorTwin } from "./emulator-twin.ts";
import type { ModelHappening } from "./model-happenings.ts";
import {
  abandon,
  addGameSession,
  attemptFailed,
  endGameSession,
  nextLimit,
  passTo,
  pending,
  settle,
} from "./model-time.ts";
import {
  isIdle,
  type ModelGameSession,
  type ModelProcess,
  type ModelQueue,
  newWorld,
  seatsHeldIn,
} from "./model-world.ts";
import { PageWalk } from "./page-walk.ts";

const places = [
  { fleet: "a", location: "custom-east" },
  { fleet: "a", location: "custom-west" },
  { fleet: "b", location: "custom-east" },
] as const;
const destinationOrders = [["alias", "b"], ["b", "alias"], ["a", "b"], ["alias"]] as const;
const filters = [undefined, ["custom-east"], ["custom-west"]] as const;
const east = "custom-east";
const west = "custom-west";
const lastSegment = (id: unknown): string => String(id).split("/").at(-1) ?? "";
const pick = <Item>(items: readonly Item[], which: number): Item | undefined =>
  items[which % Math.max(1, items.length)];

export class BothWorlds {
  readonly model = newWorld();
  readonly twin = new EmulatorTwin();
  readonly walk = new PageWalk(this.twin, this.model);
  /** The real ids of player sessions, in the model's order. */
  readonly seatIds: string[] = [];

  constructor() {
    this.#expect(this.twin.ask("CreateGameSessionQueue", this.#queueMembers()), undefined);
  }

  get records() {
    return this.twin.driver.tables;
  }

  /** @throws Error that says what the emulator did, and what the model expects. */
  live(happening: ModelHappening): undefined {
    this.#act(happening);
    settle(this.model, this.#witness);
    this.#readSeats();
  }

  readonly #witness = (name: string): string | undefined => this.#real(name)?.processId;

  #real(name: string) {
    return this.records.gameSessions.all().find(({ gameSessionId }) => lastSegment(gameSessionId) === name);
  }

  #expect(answer: unknown, error: string | undefined): undefined {
    const given = typeof answer === "string" ? answer : undefined;
    if (given !== error)
      throw new Error(
        `the emulator answers ${given ?? "with success"}, the model expects ${error ?? "success"}`,
      );
  }

  #act(happening: ModelHappening): undefined {
    const { model, twin } = this;
    switch (happening.what) {
      case "process starts": {
        const place = pick(places, happening.place) ?? places[0];
        const processId = `process-${model.processes.length}`;
        twin.startProcess(processId, place.fleet, place.location);
        model.processes.push({ ...place, processId, isHealthy: false, state: "up", gameSession: undefined });
        if (happening.isHealthy) this.#heartbeat(model.processes.at(-1), true);
        return;
      }
      case "heartbeat":
        return this.#heartbeat(
          pick(
            model.processes.filter(({ state }) => state === "up"),
            happening.which,
          ),
          happening.isHealthy,
        );
      case "crash": {
        const process = pick(
          model.processes.filter(({ state }) => state === "up"),
          happening.which,
        );
        if (process === undefined) return;
        twin.crash(process.processId);
        const hosted = this.#hosted(process);
        if (hosted?.status === "ACTIVATING") attemptFailed(model, hosted);
        return this.#endProcess(process, hosted);
      }
      case "ProcessEnding": {
        const process = pick(
          model.processes.filter(({ state }) => state !== "ended"),
          happening.which,
        );
        if (process === undefined) return;
        twin.frame(process.processId, "TerminateServerProcess", {});
        const hosted = this.#hosted(process);
        const placement = model.placements.find(({ id }) => id === hosted?.placement);
        if (hosted?.status === "ACTIVATING" && placement?.status === "PENDING") placement.status = "FAILED";
        return this.#endProcess(process, hosted);
      }
      case "ActivateGameSession":
        return this.#activate(happening.which);
      case "StartGameSessionPlacement":
        return this.#start(happening);
      case "StopGameSessionPlacement": {
        const placement = pick(model.placements, happening.which);
        const answer = twin.ask("StopGameSessionPlacement", { PlacementId: placement?.id ?? "unknown" });
        if (placement === undefined) return this.#expect(answer, "NotFoundException");
        const isStoppable = placement.status === "PENDING" && placement.attempts.length === 0;
        this.#expect(answer, isStoppable ? undefined : "InvalidRequestException");
        if (isStoppable) placement.status = "CANCELLED";
        return;
      }
      case "CreateGameSession":
        return this.#create(happening);
      case "TerminateGameSession":
        return this.#terminate(pick(model.gameSessions, happening.which), happening.isForced);
      case "UpdateGameSession": {
        const gameSession = pick(model.gameSessions, happening.which);
        const { maximum, isOpen } = happening;
        const answer = twin.ask("UpdateGameSession", {
          GameSessionId: this.#idOf(gameSession),
          MaximumPlayerSessionCount: maximum,
          PlayerSessionCreationPolicy: isOpen ? "ACCEPT_ALL" : "DENY_ALL",
        });
        if (gameSession === undefined) return this.#expect(answer, "NotFoundException");
        const isOver = gameSession.status === "TERMINATING" || gameSession.status === "TERMINATED";
        this.#expect(answer, isOver ? "InvalidGameSessionStatusException" : undefined);
        if (!isOver) Object.assign(gameSession, { maximum, isOpen });
        return;
      }
      case "CreatePlayerSessions":
        return this.#join(pick(this.#mostly(happening.which), happening.which), happening.players);
      case "AcceptPlayerSession":
      case "RemovePlayerSession":
        return this.#seat(happening.what, happening.which);
      case "alias leads to":
        twin.pointAlias(happening.to);
        model.alias = happening.to;
        return;
      case "queue time-out":
        return this.#updateQueue({ timeoutMs: happening.seconds * 1_000 });
      case "queue destinations":
        return this.#updateQueue({ destinations: destinationOrders[happening.order] ?? ["alias"] });
      case "queue filter":
        return this.#updateQueue({ allowedLocations: filters[happening.allowed] ?? [east, west] });
      case "queue priority":
        if (happening.isWestFirst === null) return;
        return this.#updateQueue({ locationOrder: happening.isWestFirst ? [west, east] : [east] });
      case "queue policies":
        return this.#updateQueue({
          policies: happening.policies.map(({ cap, seconds }) => ({
            cap,
            durationMs: seconds === null ? undefined : seconds * 1_000,
          })),
        });
      case "DeleteGameSessionQueue":
        this.#expect(
          twin.ask("DeleteGameSessionQueue", { Name: "queue" }),
          model.queue.exists ? undefined : "NotFoundException",
        );
        for (const placement of pending(model)) abandon(model, placement, "FAILED");
        model.queue.exists = false;
        return;
      case "CreateGameSessionQueue":
        this.#expect(
          twin.ask("CreateGameSessionQueue", this.#queueMembers()),
          model.queue.exists ? "InvalidRequestException" : undefined,
        );
        model.queue.exists = true;
        return;
      case "next page":
        return this.walk.turnPage();
      case "time passes":
        return this.#pass(happening.milliseconds);
      case "time passes to the next limit":
        return this.#pass(Math.max(0, (nextLimit(model) ?? model.nowMs) + happening.offset - model.nowMs));
    }
  }

  #pass(milliseconds: number): undefined {
    this.twin.pass(milliseconds);
    passTo(this.model, this.model.nowMs + milliseconds, this.#witness);
  }

  #heartbeat(process: ModelProcess | undefined, isHealthy: boolean): undefined {
    // Three unhealthy reports in a row would end it: that is what "crash" is for.
    if (process === undefined || (!isHealthy && !process.isHealthy)) return;
    this.twin.frame(process.processId, "HeartbeatServerProcess", { HealthStatus: isHealthy });
    process.isHealthy = isHealthy;
  }

  #hosted(process: ModelProcess): ModelGameSession | undefined {
    return this.model.gameSessions.find(({ name }) => name === process.gameSession);
  }

  #endProcess(process: ModelProcess, hosted: ModelGameSession | undefined): undefined {
    process.state = "ended";
    if (hosted !== undefined) endGameSession(this.model, hosted);
  }

  #mostly(which: number): readonly ModelGameSession[] {
    const active = this.model.gameSessions.filter(({ status }) => status === "ACTIVE");
    return which % 5 === 0 || active.length === 0 ? this.model.gameSessions : active;
  }

  #idOf(gameSession: ModelGameSession | undefined): string {
    return (gameSession && this.#real(gameSession.name)?.gameSessionId) ?? "arn:unknown";
  }

  #activate(which: number): undefined {
    const { model, twin } = this;
    const waiting = model.gameSessions.filter(({ status }) => status === "ACTIVATING");
    const gameSession = pick(which % 5 === 0 ? model.gameSessions : waiting, which);
    if (gameSession === undefined) return;
    const process = model.processes.find(({ processId }) => processId === gameSession.process);
    if (process?.state === "ended") return;
    const isAccepted = twin.frame(gameSession.process, "ActivateGameSession", {
      GameSessionId: this.#idOf(gameSession),
    });
    const isExpected = gameSession.status === "ACTIVATING" || gameSession.status === "ACTIVE";
    if (isAccepted !== isExpected)
      throw new Error(
        `ActivateGameSession of ${gameSession.name}, ${gameSession.status}: accepted ${isAccepted}`,
      );
    if (gameSession.status !== "ACTIVATING") return;
    gameSession.status = "ACTIVE";
    const placement = model.placements.find(({ id }) => id === gameSession.placement);
    if (placement === undefined) return;
    placement.status = "FULFILLED";
    for (let player = 0; player < placement.players; player += 1)
      model.seats.push({
        gameSession: gameSession.name,
        player: `player-${player}`,
        reservedAtMs: model.nowMs,
        status: "RESERVED",
      });
  }

  #start(wish: Extract<ModelHappening, { what: "StartGameSessionPlacement" }>): undefined {
    const { model, twin } = this;
    const id = `placement-${wish.id}`;
    const [eastMs, westMs] = wish.latencies ?? [null, null];
    const latencies: { [location: string]: number } = {};
    if (eastMs !== null) latencies[east] = eastMs;
    if (westMs !== null) latencies[west] = westMs;
    const named = wish.override?.isWestFirst ? [west, east] : [east, west];
    const override = wish.override && {
      locations: named.slice(0, wish.override.count),
      isOnly: wish.override.isOnly,
    };
    const PriorityConfigurationOverride = override && {
      LocationOrder: override.locations,
      PlacementFallbackStrategy: override.isOnly ? "NONE" : "DEFAULT_AFTER_SINGLE_PASS",
    };
    const answer = twin.ask("StartGameSessionPlacement", {
      PlacementId: id,
      GameSessionQueueName: "queue",
      MaximumPlayerSessionCount: wish.maximum,
      DesiredPlayerSessions: Array.from({ length: wish.players }, (_, index) => ({
        PlayerId: `player-${index}`,
      })),
      PlayerLatencies: Object.entries(latencies).map(([RegionIdentifier, LatencyInMilliseconds]) => ({
        PlayerId: "player-0",
        RegionIdentifier,
        LatencyInMilliseconds,
      })),
      ...(PriorityConfigurationOverride === null ? {} : { PriorityConfigurationOverride }),
    });
    if (!model.queue.exists) return this.#expect(answer, "NotFoundException");
    const isRefused =
      model.placements.some((placement) => placement.id === id) ||
      wish.players > wish.maximum ||
      (override !== null && (Object.keys(latencies).length > 0 || model.queue.locationOrder === undefined));
    this.#expect(answer, isRefused ? "InvalidRequestException" : undefined);
    if (isRefused) return;
    model.placements.push({
      id,
      startedAtMs: model.nowMs,
      maximum: wish.maximum,
      players: wish.players,
      latencies,
      override: override ?? undefined,
      isOverrideOver: false,
      status: "PENDING",
      attempts: [],
      tried: [],
    });
  }

  #create(wish: Extract<ModelHappening, { what: "CreateGameSession" }>): undefined {
    const { model, twin } = this;
    const place = pick(places, wish.place) ?? places[0];
    const token = wish.token === null ? undefined : `token-${place.fleet}-${wish.token}`;
    const creator = wish.creator === null ? undefined : `creator-${wish.creator}`;
    const request = JSON.stringify([place.location, wish.maximum, creator]);
    const answer = twin.ask("CreateGameSession", {
      FleetId: twin.fleetIds[place.fleet],
      Location: place.location,
      MaximumPlayerSessionCount: wish.maximum,
      ...(token === undefined ? {} : { IdempotencyToken: token }),
      ...(creator === undefined ? {} : { CreatorId: creator }),
    });
    const inFleet = model.gameSessions.filter(({ fleet }) => fleet === place.fleet);
    const given =
      typeof answer === "string" ? undefined : (answer as { GameSession?: { GameSessionId?: string } });
    const name = lastSegment(given?.GameSession?.GameSessionId);
    const earlier = inFleet.find((one) => token !== undefined && one.token === token);
    if (earlier !== undefined) {
      this.#expect(answer, earlier.request === request ? undefined : "IdempotentParameterMismatchException");
      return;
    }
    const isTooSoon = inFleet.some(
      (one) => creator !== undefined && one.creator === creator && one.createdAtMs + 1_000 > model.nowMs,
    );
    if (isTooSoon) return this.#expect(answer, "LimitExceededException");
    const isIdleThere = model.processes.some(
      (process) => isIdle(process) && process.fleet === place.fleet && process.location === place.location,
    );
    this.#expect(answer, isIdleThere ? undefined : "FleetCapacityExceededException");
    if (!isIdleThere) return;
    addGameSession(model, place, this.#witness, {
      name,
      maximum: wish.maximum,
      creator,
      token,
      request,
      placement: undefined,
    });
  }

  #terminate(gameSession: ModelGameSession | undefined, isForced: boolean): undefined {
    const { model, twin } = this;
    const answer = twin.ask("TerminateGameSession", {
      GameSessionId: this.#idOf(gameSession),
      TerminationMode: isForced ? "FORCE_TERMINATE" : "TRIGGER_ON_PROCESS_TERMINATE",
    });
    if (gameSession === undefined) return this.#expect(answer, "NotFoundException");
    if (gameSession.status === "TERMINATED") return this.#expect(answer, "InvalidGameSessionStatusException");
    this.#expect(answer, isForced ? "InvalidRequestException" : undefined);
    if (isForced) return;
    const placement = model.placements.find(({ id }) => id === gameSession.placement);
    if (gameSession.status === "ACTIVATING" && placement !== undefined) placement.status = "FAILED";
    gameSession.status = "TERMINATING";
    const process = model.processes.find(({ processId }) => processId === gameSession.process);
    if (process?.state === "up") process.state = "told to end";
  }

  #join(gameSession: ModelGameSession | undefined, players: number): undefined {
    const { model, twin } = this;
    const PlayerIds = Array.from({ length: players }, (_, index) => `late-${index}`);
    const answer = twin.ask("CreatePlayerSessions", { GameSessionId: this.#idOf(gameSession), PlayerIds });
    if (gameSession === undefined) return this.#expect(answer, "NotFoundException");
    if (gameSession.status !== "ACTIVE" || !gameSession.isOpen)
      return this.#expect(answer, "InvalidGameSessionStatusException");
    const isFull = seatsHeldIn(model, gameSession.name) + players > gameSession.maximum;
    this.#expect(answer, isFull ? "GameSessionFullException" : undefined);
    if (isFull) return;
    for (const player of PlayerIds)
      model.seats.push({
        gameSession: gameSession.name,
        player,
        reservedAtMs: model.nowMs,
        status: "RESERVED",
      });
  }

  #seat(action: "AcceptPlayerSession" | "RemovePlayerSession", which: number): undefined {
    const { model, twin } = this;
    const held = model.seats.filter(({ status }) => status === "RESERVED" || status === "ACTIVE");
    const seat = pick(which % 5 === 0 || held.length === 0 ? model.seats : held, which);
    if (seat === undefined) return;
    const gameSession = model.gameSessions.find(({ name }) => name === seat.gameSession);
    const process = model.processes.find(({ processId }) => processId === gameSession?.process);
    if (process === undefined || process.state === "ended") return;
    const PlayerSessionId = this.seatIds[model.seats.indexOf(seat)];
    const isAccepted = twin.frame(process.processId, action, {
      GameSessionId: this.#idOf(gameSession),
      PlayerSessionId,
    });
    const isExpected =
      seat.status === "RESERVED" || (action === "RemovePlayerSession" && seat.status === "ACTIVE");
    if (isAccepted !== isExpected)
      throw new Error(`${action} of a ${seat.status} seat: accepted ${isAccepted}`);
    if (isExpected) seat.status = action === "AcceptPlayerSession" ? "ACTIVE" : "COMPLETED";
  }

  #updateQueue(change: Partial<ModelQueue>): undefined {
    const { model, twin } = this;
    const before = { ...model.queue };
    Object.assign(model.queue, change);
    const answer = twin.ask("UpdateGameSessionQueue", this.#queueMembers());
    this.#expect(answer, model.queue.exists ? undefined : "NotFoundException");
    if (!model.queue.exists) Object.assign(model.queue, before);
  }

  #queueMembers() {
    const { timeoutMs, destinations, allowedLocations, policies, locationOrder } = this.model.queue;
    return {
      Name: "queue",
      TimeoutInSeconds: timeoutMs / 1_000,
      Destinations: this.twin.destinations(destinations),
      PlayerLatencyPolicies: policies.map(({ cap, durationMs }) => ({
        MaximumIndividualPlayerLatencyMilliseconds: cap,
        ...(durationMs === undefined ? {} : { PolicyDurationSeconds: durationMs / 1_000 }),
      })),
      ...(allowedLocations === undefined
        ? {}
        : { FilterConfiguration: { AllowedLocations: allowedLocations } }),
      ...(locationOrder === undefined
        ? {}
        : { PriorityConfiguration: { PriorityOrder: ["LOCATION"], LocationOrder: locationOrder } }),
    };
  }

  /** Seats are made in the same order in both worlds. */
  #readSeats(): undefined {
    const seats = this.records.playerSessions.all().toSorted((a, b) => a.sequence - b.sequence);
    for (const { playerSessionId } of seats.slice(this.seatIds.length)) this.seatIds.push(playerSessionId);
  }
}
