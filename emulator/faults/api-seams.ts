/** What comes through the two seams of an API call, and what a fault there can make of it. */
import type { Staleness } from "./earlier-answers.ts";

export interface ApiSubject {
  readonly [member: string]: string;
  readonly operation: string;
  readonly protocol: string;
}

/** An error that is answered as if the service had given it. */
export interface OrderedError {
  /** Of the service model, or one that AWS's front gives by itself. */
  readonly name: string;
  readonly message: string;
  /** HTTP status of an error outside of the model; its usual one when left out. */
  readonly statusCode?: number | undefined;
  /** Whether CBOR carries the name of an error outside of the model without a namespace. */
  readonly isBare?: boolean | undefined;
}

/** What passes for an answer, and is none of this service in this protocol. */
export type ForeignAnswer = "html" | "other-protocol" | "without-header";

/** Before the call has acted. Delays are wall milliseconds. */
export type RequestOutcome =
  | { readonly kind: "error"; readonly error: OrderedError }
  | { readonly kind: "delay"; readonly delayMs: number }
  | { readonly kind: "silence"; readonly acts: boolean }
  | { readonly kind: "cut" }
  | { readonly kind: "foreign"; readonly answer: ForeignAnswer };

/** After it has acted. */
export type ResponseOutcome =
  | { readonly kind: "error"; readonly error: OrderedError }
  | { readonly kind: "cut" }
  | { readonly kind: "truncate"; readonly keptBytes: number | undefined }
  | { readonly kind: "delay"; readonly delayMs: number; readonly eventFirst: boolean }
  | { readonly kind: "leave-out"; readonly members: readonly string[]; readonly asNull: boolean }
  | ({ readonly kind: "stale" } & Staleness)
  | { readonly kind: "empty-page" };
