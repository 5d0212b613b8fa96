import type { GameLiftClient } from "@aws-sdk/client-gamelift";
import type { EmulatorProcess } from "../../emulator-process.ts";
import type { GuideResources } from "../../guide-resources.ts";
import type { NakamaAccess } from "../../nakama-rpc.ts";
import { SeededIds } from "../../seeded-ids.ts";
import { ServerHosts } from "../../server-hosts.ts";
import type { ServerScript } from "../../simulated-server/server-script.ts";
import type { WorldNotes } from "../../world-notes.ts";
import type { WorldTimers } from "../../world-timers.ts";
import { EmptyGames } from "./empty-games.ts";

/** Games end as they do in earnest. */
const USUAL_SCRIPT: ServerScript = { endWhenEmpty: true };

export interface ServiceHostsOptions {
  readonly emulator: EmulatorProcess;
  readonly gamelift: GameLiftClient;
  readonly resources: GuideResources;
  readonly fleet: "EC2" | "ANYWHERE";
  readonly seed: string;
  readonly timers: WorldTimers;
  readonly notes: WorldNotes;
  /** To whom game servers report; nobody when left out. */
  readonly nakama: NakamaAccess | undefined;
}

/** The hosts of the service's simulated game servers: empty games end by themselves, and everything is noted. */
export function serviceHosts(options: ServiceHostsOptions): ServerHosts {
  const { emulator, gamelift, resources, fleet, seed, timers, notes, nakama } = options;
  const ids = new SeededIds(seed);
  const emptyGames = new EmptyGames({
    timers,
    serverOf: (processId) => hosts.servers.find(({ identity }) => identity.processId === processId),
  });
  const hosts: ServerHosts = new ServerHosts({
    bench: emulator.bench,
    gamelift,
    resources,
    fleet,
    serverSdkUrl: emulator.addresses.serverSdkUrl,
    serverSdkTlsUrl: emulator.addresses.serverSdkTlsUrl,
    usualScript: USUAL_SCRIPT,
    newId: () => ids.uuid("request"),
    server: {
      timers,
      random: ids.stream("heartbeat-jitter"),
      newId: () => ids.uuid("request"),
      nakama,
      note: (note) => {
        notes.server(note);
        emptyGames.heard(note);
      },
    },
  });
  return hosts;
}

/** Starts game servers, each replaced when its game has ended, on machines of one's own as on a managed fleet. */
export async function startServers(
  hosts: ServerHosts,
  fleet: "EC2" | "ANYWHERE",
  count: number,
): Promise<void> {
  for (let started = 0; started < count; started++) {
    const server = await hosts.start(USUAL_SCRIPT);
    if (fleet === "ANYWHERE") {
      // A failure is the server's own, and noted by it.
      server.events.once("ended", () => void startServers(hosts, fleet, 1).catch(() => {}));
    }
  }
}
