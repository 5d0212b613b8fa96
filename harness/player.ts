/** A player: a real Nakama user with a real socket, who looks for a match, reads notifications and enters games. */
import type { MatchmakerMatched } from "@heroiclabs/nakama-js";
import { connectToGame, type GameConnection, type SeatAddress } from "./game-client.ts";
import { InFlight } from "./in-flight.ts";
import { type MatchRequest, matchmakerArguments, type PlayerParty } from "./match-request.ts";
import { callFailure } from "./nakama-call-error.ts";
import { type NakamaForPlayers, NakamaLine } from "./nakama-line.ts";
import { type PlayerEvent, PlayerEvents, type PlayerNotification } from "./player-events.ts";
import { playerIdentity } from "./player-names.ts";
import { readSeat } from "./read-seat.ts";

export interface PlayerOptions {
  readonly name: string;
  /** Of the world: the same seed and name are the same Nakama user. */
  readonly seed: string;
  readonly nakama: NakamaForPlayers;
  /** Limit of every wait in milliseconds of wall time; 20,000 unless told. */
  readonly withinMs?: number | undefined;
}

export interface PlayerFriend {
  readonly userId: string;
  readonly username: string;
  /** True once both have added each other. */
  readonly isMutual: boolean;
}

export interface WaitOptions {
  /** Limit in milliseconds of wall time. */
  readonly withinMs?: number;
}

/** The code of the notification that tells where to connect. */
const connectionInfoCode = 111;

export class Player {
  readonly name: string;
  readonly username: string;
  readonly #options: PlayerOptions;
  readonly #withinMs: number;
  readonly #inFlight = new InFlight();
  readonly #arrived: PlayerEvents;
  #line: NakamaLine;
  #seat: SeatAddress | undefined;
  #game: GameConnection | undefined;

  private constructor(options: PlayerOptions, line: NakamaLine, arrived: PlayerEvents) {
    this.name = options.name;
    this.username = playerIdentity(options.seed, options.name).username;
    this.#options = options;
    this.#withinMs = options.withinMs ?? 20_000;
    this.#arrived = arrived;
    this.#line = line;
    this.#watch(line);
  }

  /** Signs a player in and opens the socket. @throws NakamaCallError */
  static async connect(options: PlayerOptions): Promise<Player> {
    const arrived = new PlayerEvents(options.name);
    return new Player(options, await openLine(options, options.nakama, arrived), arrived);
  }

  get userId(): string {
    return this.#line.session.user_id ?? "";
  }
  /** The connection to Nakama, for what has no word here. */
  get line(): NakamaLine {
    return this.#line;
  }
  get connected(): boolean {
    return this.#line.connected;
  }
  /** Everything that came over the socket, in the order of arrival, heartbeats left out. */
  get events(): readonly PlayerEvent[] {
    return this.#arrived.all;
  }
  /** Where the player was last told to connect. */
  get seat(): SeatAddress | undefined {
    return this.#seat;
  }
  /** The game the player is in, or was in last. */
  get game(): GameConnection | undefined {
    return this.#game;
  }

  /** The calls that have no answer yet; waiting for a notification is not one. */
  pending(): string[] {
    return this.#inFlight.names().map((name) => `${this.name}: ${name}`);
  }

  /** Enters the matchmaker, alone or as leader of a party, and answers with the ticket. @throws NakamaCallError */
  async findMatch(request: MatchRequest): Promise<string> {
    const { query, minimum, maximum, properties, numericProperties } = matchmakerArguments(request);
    const { socket } = this.#line;
    const { ticket } = await this.#ask("findMatch", () =>
      request.party === undefined
        ? socket.addMatchmaker(query, minimum, maximum, properties, numericProperties)
        : socket.addMatchmakerParty(
            request.party.partyId,
            query,
            minimum,
            maximum,
            properties,
            numericProperties,
          ),
    );
    return ticket;
  }

  /** The next unread `matchmaker_matched`. It comes in every case, also when the server's hook failed. */
  matched({ withinMs = this.#withinMs }: WaitOptions = {}): Promise<MatchmakerMatched> {
    return this.#arrived.matches.next({ what: `${this.name} is matched`, withinMs });
  }

  /** The next unread notification, of this code if one is named. */
  notification({
    code,
    withinMs = this.#withinMs,
  }: WaitOptions & { readonly code?: number } = {}): Promise<PlayerNotification> {
    const which = code === undefined ? "a notification" : `notification ${code}`;
    return this.#arrived.notifications.next({
      what: `${which} for ${this.name}`,
      withinMs,
      ...(code === undefined ? {} : { matching: (notification) => notification.code === code }),
    });
  }

  /** Where to connect: the next unread notification 111. @throws Error when none comes or it says no address. */
  async connectionInfo(options: WaitOptions = {}): Promise<SeatAddress> {
    const { content } = await this.notification({ ...options, code: connectionInfoCode });
    this.#seat = readSeat(content);
    return this.#seat;
  }

  /**
   * Takes the seat on the game server: the given one, else the last told, else the next told.
   * @throws SeatRefused with the server's reason; Error when there is no server.
   */
  async connect(seat?: SeatAddress): Promise<GameConnection> {
    const taken = seat ?? this.#seat ?? (await this.connectionInfo());
    this.#game = await this.#inFlight.track("connect to the game", () =>
      connectToGame(taken, { withinMs: this.#withinMs }),
    );
    return this.#game;
  }

  /** Leaves the game and answers when the server gave the seat back. @throws Error when in no game. */
  async leave(): Promise<void> {
    const game = this.#game;
    if (game === undefined) {
      throw new Error(`${this.name} is in no game`);
    }
    await this.#inFlight.track("leave the game", () => game.leave());
  }

  /**
   * Calls an RPC of Nakama as this player and answers with what it returned, parsed; over the socket unless told.
   * @throws NakamaCallError with Nakama's code
   */
  async rpc(id: string, payload: object = {}, over: "socket" | "http" = "socket"): Promise<unknown> {
    const { client, session, socket } = this.#line;
    const { payload: answer } =
      over === "socket"
        ? await this.#ask(`rpc ${id}`, () => socket.rpc(id, JSON.stringify(payload)))
        : await this.#request(`rpc ${id}`, () => client.rpc(session, id, payload));
    return typeof answer === "string" ? readJson(answer) : answer;
  }

  /** Makes a party and leads it. @throws NakamaCallError */
  async createParty(options: {
    readonly maximumSize: number;
    readonly isOpen?: boolean;
  }): Promise<PlayerParty> {
    const { party_id } = await this.#ask("createParty", () =>
      this.#line.socket.createParty(options.isOpen ?? true, options.maximumSize),
    );
    return { partyId: party_id };
  }

  /** Joins an open party and answers when Nakama says that the player is in it. @throws NakamaCallError, Error */
  async joinParty({ partyId }: PlayerParty): Promise<void> {
    await this.#ask("joinParty", () => this.#line.socket.joinParty(partyId));
    await this.#arrived.parties.next({
      what: `${this.name} is in party ${partyId}`,
      withinMs: this.#withinMs,
      matching: (party) => party.party_id === partyId,
    });
  }

  /** Adds others as friends: an invitation, or its acceptance where they added this player before. */
  async addFriends(...others: readonly Player[]): Promise<void> {
    const { client, session } = this.#line;
    await this.#request("addFriends", () =>
      client.addFriends(
        session,
        others.map(({ userId }) => userId),
      ),
    );
  }

  /** Everybody this player added or was added by. @throws NakamaCallError */
  async friends(): Promise<PlayerFriend[]> {
    const { client, session } = this.#line;
    const { friends = [] } = await this.#request("listFriends", () => client.listFriends(session));
    return friends.map(({ user, state }) => ({
      userId: user?.id ?? "",
      username: user?.username ?? "",
      isMutual: (state ?? 0) === 0,
    }));
  }

  /** Signs in again and opens a new socket, at another Nakama if one is named. Matchmaker tickets are gone. */
  async reconnect(nakama: NakamaForPlayers = this.#options.nakama): Promise<void> {
    await this.disconnect();
    this.#line = await this.#inFlight.track("reconnect", () =>
      openLine(this.#options, nakama, this.#arrived),
    );
    this.#watch(this.#line);
  }

  /** Goes offline; a game connection stays. */
  disconnect(): Promise<void> {
    return this.#line.close();
  }

  /** Breaks the game connection off and goes offline. */
  async close(): Promise<void> {
    this.#game?.cut();
    await this.disconnect();
  }

  /** A call over the socket, given up when the socket is gone: nakama-js itself would wait 10 s for its answer. */
  #ask<T>(call: string, start: () => Promise<T>): Promise<T> {
    const lost = this.#line.ended.then((reason): never => {
      throw new Error(reason);
    });
    return this.#request(call, () => Promise.race([start(), lost]));
  }

  #request<T>(call: string, start: () => Promise<T>): Promise<T> {
    return this.#inFlight.track(call, async () => {
      try {
        return await start();
      } catch (reason) {
        throw await callFailure(`${call} of ${this.name}`, reason);
      }
    });
  }

  #watch(line: NakamaLine): void {
    void line.ended.then((reason) => {
      if (line === this.#line) {
        this.#arrived.interrupt(`${this.name} is not connected to Nakama any more: ${reason}`);
      }
    });
  }
}

function openLine(
  options: PlayerOptions,
  nakama: NakamaForPlayers,
  arrived: PlayerEvents,
): Promise<NakamaLine> {
  return NakamaLine.open({
    nakama,
    ...playerIdentity(options.seed, options.name),
    received: (message) => arrived.add(message),
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
