/**
 * The facts of GameLift's service model: every operation's members with their types and limits.
 *
 * **Documented**: derived from the official model of API version 2015-10-01. A test compares them with the runtime
 * schemas of `@aws-sdk/client-gamelift`. Those schemas are not used here: they call integer, long, float and double
 * alike "numeric", which is not enough to write CBOR that the Go SDK accepts, and hold no limits; and importing that
 * package costs more than starting Node itself.
 */
import constraints from "./constraints.json" with { type: "json" };

export type ScalarType =
  | "string"
  | "integer"
  | "long"
  | "float"
  | "double"
  | "boolean"
  | "timestamp"
  | "blob";

/** One member, list item, map key or map value as the facts file describes it. */
export interface MemberModel {
  readonly type: ScalarType | "list" | "map" | "structure";
  readonly required?: boolean;
  /** Characters of strings, bytes of blobs, entries of lists and maps, else the value. */
  readonly min?: number;
  readonly max?: number;
  /** A regular expression in Java's flavour. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
  /** Name of a structure. */
  readonly shape?: string;
  /** What a list holds. */
  readonly member?: MemberModel;
  readonly key?: MemberModel;
  readonly value?: MemberModel;
}

type StructureModel = { readonly [member: string]: MemberModel };
type StructureModels = { readonly [name: string]: StructureModel };

export interface ServiceModel {
  readonly service: { readonly apiVersion: string };
  readonly inputs: StructureModels;
  readonly inputStructures: StructureModels;
  readonly outputs: StructureModels;
  readonly outputStructures: StructureModels;
  readonly operationErrors: { readonly [operation: string]: readonly string[] };
  readonly exceptions: {
    readonly [name: string]: { readonly members: readonly string[]; readonly fault: boolean };
  };
}

export const serviceModel = constraints as unknown as ServiceModel;

/** All 120 operations of the model, in alphabetical order. */
export const operationNames: readonly string[] = Object.keys(serviceModel.inputs).sort();
