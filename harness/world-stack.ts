import type { ElasticMq } from "./stack/elasticmq/elasticmq.ts";

/** What a world needs of the machine: started once per run, shared by all worlds. */
export interface WorldStack {
  /** ElasticMQ. */
  readonly brokerUrl: string;
  /** Starts a further ElasticMQ, for a world that kills its broker; on that port where one is named. */
  startBroker(options: { readonly logFile: string; readonly port?: number }): Promise<ElasticMq>;
  /** Makes a database with Nakama's tables and answers its address as Nakama wants it. */
  createDatabase(name: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  readonly nakama: { readonly binary: string; readonly modulesFolder: string };
  /** Where a run keeps its worlds' logs. */
  readonly runFolder: string;
  /** Where the certificate authority is kept. */
  readonly stateFolder: string;
}
