/**
 * In which order a queue, or one placement, prefers the places where a game session could be.
 *
 * **Documented** (PriorityConfiguration, PriorityConfigurationOverride): the members, each once, LocationOrder beside
 * LOCATION, an override only on a queue that sorts by LOCATION first and never beside latencies. **Assumed**: a location
 * twice in an override's list is refused as it is in the queue's.
 */
import { invalidRequest } from "./api-error.ts";

export type PriorityType = "LATENCY" | "COST" | "DESTINATION" | "LOCATION";

export interface PriorityConfiguration {
  readonly priorityOrder?: readonly PriorityType[];
  readonly locationOrder?: readonly string[];
}

export interface PriorityOverride {
  readonly locationOrder: readonly string[];
  /** DEFAULT_AFTER_SINGLE_PASS when left out. */
  readonly fallbackStrategy?: "DEFAULT_AFTER_SINGLE_PASS" | "NONE";
}

/** @throws ApiError InvalidRequestException. */
export function checkPriorityConfiguration({
  priorityOrder = [],
  locationOrder = [],
}: PriorityConfiguration): void {
  const type = repeatedOf(priorityOrder);
  if (type !== undefined) throw invalidRequest(`PriorityOrder names ${type} more than once.`);
  const location = repeatedOf(locationOrder);
  if (location !== undefined) throw invalidRequest(`LocationOrder names ${location} more than once.`);
  if (priorityOrder.includes("LOCATION") && locationOrder.length === 0)
    throw invalidRequest("PriorityOrder names LOCATION: LocationOrder is required beside it.");
}

/** @throws ApiError InvalidRequestException where a placement of this queue may not have this override. */
export function checkPriorityOverride(
  override: PriorityOverride,
  queue: { readonly name: string; readonly priorityConfiguration?: PriorityConfiguration },
  hasLatencies: boolean,
): void {
  if (hasLatencies)
    throw invalidRequest("PlayerLatencies and PriorityConfigurationOverride cannot be given together.");
  const first = queue.priorityConfiguration?.priorityOrder?.[0];
  if (first !== "LOCATION") {
    throw invalidRequest(
      `PriorityConfigurationOverride needs a queue whose PriorityOrder begins with LOCATION; ${queue.name} ${first === undefined ? "has none" : `begins with ${first}`}.`,
    );
  }
  const location = repeatedOf(override.locationOrder);
  if (location !== undefined) {
    throw invalidRequest(`LocationOrder of PriorityConfigurationOverride names ${location} more than once.`);
  }
}

const repeatedOf = (names: readonly string[]): string | undefined =>
  names.find((name, position) => names.indexOf(name) !== position);
