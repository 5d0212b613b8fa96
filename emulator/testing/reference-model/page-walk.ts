/** A walk through a list operation page by page, while what it lists comes and goes. */
import type { Members } from "../../runtime/input.ts";
import type { BothWorlds } from "./both-worlds.ts";
import type { Region } from "./emulator-twin.ts";
import { fleetNames, fleets, home } from "./given-world.ts";

/** What a walk goes through. Every name is the real one. */
export interface PagedList {
  readonly operation: string;
  readonly region: Region;
  readonly parameters: Members;
  /** The member of the answer that holds the page, and the name of an item in it. */
  readonly member: string;
  readonly nameOf: (item: Members) => string;
  /** What it lists now, in order. */
  readonly names: () => readonly string[];
}

export class PageWalk {
  readonly #worlds: BothWorlds;
  readonly #choose: () => PagedList | undefined;
  #list: PagedList | undefined;
  #token: string | undefined;
  #seen: string[] = [];
  /** What has been in the list ever since the walk began. */
  #stayed: string[] = [];

  constructor(worlds: BothWorlds, choose: () => PagedList | undefined) {
    this.#worlds = worlds;
    this.#choose = choose;
  }

  /** @throws Error for an item that came twice, out of order, or not though it stayed, and for a token to nothing. */
  turnPage(): undefined {
    if (this.#token === undefined) {
      this.#list = this.#choose();
      this.#seen = [];
      this.#stayed = [...(this.#list?.names() ?? [])];
    }
    const list = this.#list;
    if (list === undefined) return;
    const { operation, region, parameters, member, nameOf } = list;
    const token = this.#token === undefined ? {} : { NextToken: this.#token };
    const page = this.#worlds.twin.sure(operation, { ...parameters, Limit: 2, ...token }, region);
    const names = list.names();
    const found = ((page[member] ?? []) as unknown as readonly Members[]).map(nameOf);
    this.#token = page.NextToken as unknown as string | undefined;
    if (this.#token !== undefined && (found.length === 0 || found.at(-1) === names.at(-1)))
      throw new Error(`${operation} gave a token, and nothing follows ${found.at(-1)}`);
    for (const name of found) this.#see(operation, name, names);
    const skipped = this.#stayed.filter((name) => !this.#seen.includes(name));
    if (this.#token === undefined && skipped.length > 0)
      throw new Error(`${operation}: ${skipped.join(", ")} stayed during the walk and came on no page`);
  }

  #see(operation: string, name: string, names: readonly string[]): undefined {
    if (this.#seen.includes(name)) throw new Error(`${operation}: ${name} came twice`);
    if (!names.includes(name)) throw new Error(`${operation}: ${name} is not in the list`);
    const last = this.#seen.findLast((one) => names.includes(one));
    if (last !== undefined && names.indexOf(last) > names.indexOf(name))
      throw new Error(`${operation}: ${name} came after ${last}`);
    this.#seen.push(name);
  }

  /** After each step: what has left the list need not come. */
  lookOn(): undefined {
    if (this.#token === undefined || this.#list === undefined) return;
    const names = this.#list.names();
    this.#stayed = this.#stayed.filter((name) => names.includes(name));
    // A name may be given anew to something else.
    this.#seen = this.#seen.filter((name) => names.includes(name));
  }
}

const gameSessionName = ({ GameSessionId }: Members) => String(GameSessionId);

export function newWalks(worlds: BothWorlds): readonly PageWalk[] {
  const { twin, model } = worlds;
  const ofFleetA = (status: string | undefined) => () =>
    model.gameSessions
      .filter((one) => one.fleet === "a" && (status === undefined || one.status === status))
      .map((one) => worlds.idOf(one));
  const gameSessions = (operation: string, parameters: Members, status: string | undefined) =>
    new PageWalk(worlds, () => ({
      operation,
      region: home,
      parameters: { FleetId: twin.fleetIds.a, ...parameters },
      member: "GameSessions",
      nameOf: gameSessionName,
      names: ofFleetA(status),
    }));
  return [
    gameSessions("DescribeGameSessions", {}, undefined),
    gameSessions("DescribeGameSessions", { StatusFilter: "ACTIVE" }, "ACTIVE"),
    gameSessions("SearchGameSessions", {}, "ACTIVE"),
    gameSessions("SearchGameSessions", { SortExpression: "creationTimeMillis ASC" }, "ACTIVE"),
    playerSessions(worlds),
    new PageWalk(worlds, () => ({
      operation: "ListFleets",
      region: home,
      parameters: {},
      member: "FleetIds",
      nameOf: String,
      names: () => [
        ...fleetNames.filter((name) => fleets[name].region === home).map((name) => twin.fleetIds[name]),
        ...model.spareFleets,
      ],
    })),
  ];
}

/** Those RESERVED in the game session that has had the most players. */
function playerSessions(worlds: BothWorlds): PageWalk {
  const { model } = worlds;
  return new PageWalk(worlds, () => {
    const seats = (name: string) =>
      model.seats.filter(({ gameSession, isForgotten }) => gameSession === name && !isForgotten).length;
    const [busiest] = model.gameSessions.toSorted((one, other) => seats(other.name) - seats(one.name));
    if (busiest === undefined) return undefined;
    return {
      operation: "DescribePlayerSessions",
      region: worlds.regionOf(busiest),
      parameters: { GameSessionId: worlds.idOf(busiest), PlayerSessionStatusFilter: "RESERVED" },
      member: "PlayerSessions",
      nameOf: ({ PlayerSessionId }) => String(PlayerSessionId),
      names: () =>
        worlds.seatIds.filter((_, index) => {
          const seat = model.seats[index];
          return seat?.gameSession === busiest.name && seat.status === "RESERVED";
        }),
    };
  });
}
