/** What a process must know to use a stack that another process started, and the use itself. */
import { type ElasticMq, startElasticMq } from "./elasticmq/elasticmq.ts";
import type { PreparedElasticMq } from "./elasticmq/prepare.ts";
import type { NakamaBuild } from "./nakama-build.ts";
import { onFreePort } from "./on-free-port.ts";
import { databasesAt, type PostgresConnection } from "./postgres/databases.ts";

/** Plain data: it survives JSON and the way from Vitest's main process to its workers. */
export interface StackAddresses {
  readonly brokerUrl: string;
  /** Enough to start a further ElasticMQ without asking Maven or Java again. */
  readonly preparedElasticMq: PreparedElasticMq;
  readonly region: string;
  readonly accountId: string;
  readonly postgres: PostgresConnection;
  readonly templateDatabase: string;
  readonly nakama: NakamaBuild | NakamaMissing;
  readonly runFolder: string;
  readonly stateFolder: string;
}

/** Said instead of a build where the module proxy does not serve the fleet manager. */
export interface NakamaMissing {
  /** Why, and what to do, in words for whoever runs the suite. */
  readonly missing: string;
}

export interface ConnectedStack {
  readonly brokerUrl: string;
  /** @throws with the reason where there is none; `nakamaMissing` tells before. */
  readonly nakama: NakamaBuild;
  /** Why this machine has no Nakama with the plugin; undefined where it has. */
  readonly nakamaMissing: string | undefined;
  readonly runFolder: string;
  readonly stateFolder: string;
  /** Starts a further ElasticMQ, on that port where one is named. */
  startBroker(options: { readonly logFile: string; readonly port?: number }): Promise<ElasticMq>;
  /** Makes a database with Nakama's tables and answers its address as Nakama takes it. */
  createDatabase(name: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  /** Closes our own connections; the stack goes on. */
  close(): Promise<void>;
}

/** Connects to a running stack; nothing is asked of it before the first use. */
export function connectStack(addresses: StackAddresses): ConnectedStack {
  const databases = databasesAt(addresses.postgres);
  const { brokerUrl, nakama, runFolder, stateFolder, region, accountId } = addresses;
  return {
    brokerUrl,
    nakamaMissing: "missing" in nakama ? nakama.missing : undefined,
    get nakama() {
      if ("missing" in nakama) throw new Error(nakama.missing);
      return nakama;
    },
    runFolder,
    stateFolder,
    startBroker: ({ logFile, port }) =>
      onFreePort(port, (free) =>
        startElasticMq({ ...addresses.preparedElasticMq, region, accountId, port: free, logFile }),
      ),
    async createDatabase(name) {
      await databases.createDatabase(name, { template: addresses.templateDatabase });
      return databases.addressOf(name);
    },
    dropDatabase: (name) => databases.dropDatabase(name),
    close: () => databases.close(),
  };
}
