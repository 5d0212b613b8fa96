import { Closers } from "./closers.ts";
import { allSettledOf, orClose } from "./failure-first.ts";
import { guideSettings } from "./guide-resources.ts";
import { GoServers } from "./real-server/go-servers.ts";
import type { ServerHosts } from "./server-hosts.ts";
import { WorldDatabase } from "./world-database.ts";
import { layWorldGround, openServerHosts, type WorldGround } from "./world-ground.ts";
import { WorldNakama } from "./world-nakama.ts";
import type { WorldOptions } from "./world-options.ts";
import type { WorldPlayer } from "./world-player.ts";
import type { WorldStack } from "./world-stack.ts";

/** Everything that a world is made of. */
export interface WorldParts extends WorldGround {
  readonly hosts: ServerHosts;
  readonly goServers: GoServers;
  readonly nakama: WorldNakama;
  readonly databaseAddress: string;
  readonly database: WorldDatabase;
  readonly players: WorldPlayer[];
}

/**
 * Builds a world in the order in which its parts need each other, as much as can be at the same time.
 *
 * @throws what the first failing part says; what was built before it is closed again.
 */
export function buildWorld(name: string, stack: WorldStack, options: WorldOptions): Promise<WorldParts> {
  const closers = new Closers();
  return orClose(
    () => build(name, stack, options, closers),
    () => closers.closeAll(),
  );
}

async function build(
  name: string,
  stack: WorldStack,
  options: WorldOptions,
  closers: Closers,
): Promise<WorldParts> {
  const [ground, databaseAddress] = await allSettledOf(
    layWorldGround(name, stack, options, closers),
    makeDatabase(stack, name, closers),
  );
  const { folder, addresses, resources, region, queueName, journal, notes } = ground;
  const nakama = await WorldNakama.start({
    stack,
    folder,
    databaseAddress,
    addresses,
    matchmaker: options.matchmaker ?? { intervalSeconds: 1, maxIntervals: 1 },
    runtimeEnvironment: { ...guideSettings(resources, region, queueName), ...options.pluginSettings },
    journal,
    notes,
  });
  closers.add("Nakama", () => nakama.close());
  const database = new WorldDatabase(databaseAddress, notes);
  closers.add("the locks of its tables", () => database.close());
  const hosts = openServerHosts(ground, nakama.access);
  const players: WorldPlayer[] = [];
  ground.actors.push({ pending: () => players.flatMap((player) => player.pending()) });
  closers.add("the players", () => Promise.all(players.map((player) => player.close())));
  return { ...ground, hosts, goServers: new GoServers(ground), nakama, databaseAddress, database, players };
}

async function makeDatabase(stack: WorldStack, worldName: string, closers: Closers): Promise<string> {
  const name = databaseNameOf(worldName);
  const address = await stack.createDatabase(name);
  closers.add("the database", () => stack.dropDatabase(name));
  return address;
}

/** **Documented** (PostgreSQL): identifiers have at most 63 bytes. */
const databaseNameOf = (worldName: string): string => worldName.replace(/[^a-z0-9]+/g, "_").slice(0, 63);
