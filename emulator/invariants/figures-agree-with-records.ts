import type { Invariant, ScopedRecords } from "./invariant.ts";

interface Figures {
  pendingInstanceCount: number;
  activeInstanceCount: number;
  idleInstanceCount: number;
  terminatingInstanceCount: number;
  activeServerProcessCount: number;
  activeGameSessionCount: number;
  currentPlayerSessionCount: number;
  maximumPlayerSessionCount: number;
}

/** **Documented** (FleetUtilization, EC2InstanceCounts): what is counted. **Assumed**: players of ACTIVE game sessions. */
export const figuresAgreeWithRecords: Invariant = {
  name: "figures agree with records",
  truth: "The figures of a fleet's location are those that a look at each of its records would give.",
  check: ({ scopes }) =>
    scopes.flatMap(({ records }) => {
      const places = countedPlaces(records);
      const told = new Set<string>();
      const problems: string[] = [];
      const compare = (place: string, is: Readonly<Figures>, should: Readonly<Figures>) => {
        for (const name of names) {
          if (is[name] !== should[name])
            problems.push(`${place} counts ${name} ${is[name]}, and there are ${should[name]}`);
        }
      };
      for (const usage of records.locationUsages) {
        const place = `${usage.fleetId}/${usage.location}`;
        told.add(place);
        compare(place, usage, places.get(place) ?? nothing());
      }
      for (const [place, should] of places) if (!told.has(place)) compare(place, nothing(), should);
      return problems;
    }),
};

const nothing = (): Figures => ({
  pendingInstanceCount: 0,
  activeInstanceCount: 0,
  idleInstanceCount: 0,
  terminatingInstanceCount: 0,
  activeServerProcessCount: 0,
  activeGameSessionCount: 0,
  currentPlayerSessionCount: 0,
  maximumPlayerSessionCount: 0,
});
const names = Object.keys(nothing()) as readonly (keyof Figures)[];

/** By place; a fleet that is gone has no figures. */
function countedPlaces(records: ScopedRecords): ReadonlyMap<string, Figures> {
  const fleetIds = new Set(records.fleets.map(({ fleetId }) => fleetId));
  const places = new Map<string, Figures>();
  const at = ({ fleetId, location }: { readonly fleetId: string; readonly location: string }): Figures => {
    const place = `${fleetId}/${location}`;
    const figures = (fleetIds.has(fleetId) ? places.get(place) : undefined) ?? nothing();
    if (fleetIds.has(fleetId)) places.set(place, figures);
    return figures;
  };
  for (const instance of records.instances) {
    const figures = at(instance);
    if (instance.status === "PENDING") figures.pendingInstanceCount += 1;
    else if (instance.status === "TERMINATING") figures.terminatingInstanceCount += 1;
    else {
      figures.activeInstanceCount += 1;
      if (instance.gameSessionCount === 0) figures.idleInstanceCount += 1;
    }
  }
  for (const process of records.serverProcesses)
    if (process.status === "ACTIVE") at(process).activeServerProcessCount += 1;
  for (const gameSession of records.gameSessions) {
    if (gameSession.status !== "ACTIVE") continue;
    const figures = at(gameSession);
    figures.activeGameSessionCount += 1;
    figures.currentPlayerSessionCount += gameSession.currentPlayerSessionCount;
    figures.maximumPlayerSessionCount += gameSession.maximumPlayerSessionCount;
  }
  return places;
}
