/** A set-up that does not do what its user hopes, and the cause that has to be named first. */
import type { CreateFleetInput } from "@aws-sdk/client-gamelift";
import type { EmulatorOptions } from "../../index.ts";
import type { CauseCode } from "../cause.ts";
import type { ExplainBench } from "./explain-bench.ts";

export interface BrokenSetUp {
  readonly title: string;
  readonly code: CauseCode;
  readonly options?: EmulatorOptions;
  readonly fleet?: Partial<CreateFleetInput>;
  /** A real ElasticMQ stands behind the emulator. */
  readonly needsBroker?: true;
  /** Builds it and lets it go wrong. Answers the id to ask for; undefined asks for none. */
  readonly make: (bench: ExplainBench) => Promise<string | undefined>;
}
