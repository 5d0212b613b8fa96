import { isObject, parseObject } from "./rewrite-queue-url.ts";

/** What a queue spy wants to know of a placement event. */
export interface SeenPlacementEvent {
  readonly type: string;
  readonly placementId: string | undefined;
}

/**
 * The placement event that an SQS body carries, in an SNS envelope or bare; undefined when there is none to be read.
 * Bodies are the user's and may hold anything.
 */
export function placementEventInBody(body: string): SeenPlacementEvent | undefined {
  const outer = parseObject(body);
  const message = outer?.Message;
  const event = typeof message === "string" ? parseObject(message) : outer;
  const detail = event?.detail;
  if (!isObject(detail) || typeof detail.type !== "string") return undefined;
  const placementId = detail.placementId;
  return { type: detail.type, placementId: typeof placementId === "string" ? placementId : undefined };
}
