import { jsonCall } from "./api-requests.ts";
import type { RawQuestion } from "./kept-connections.ts";

/** Game sessions are asked for in strides of this prime, so that each is met before one is met again. */
const STRIDE = 7_919;

/**
 * DescribeGameSessions for game sessions far from one another, made before they are asked.
 *
 * @param count how many each call gives.
 */
export function spreadQuestions(
  port: number,
  ids: readonly string[],
  count: number,
): () => readonly RawQuestion[] {
  let made = 0;
  return () =>
    Array.from({ length: count }, () => {
      made += 1;
      const GameSessionId = ids[(made * STRIDE) % ids.length] ?? "";
      return {
        bytes: jsonCall(port, "DescribeGameSessions", { GameSessionId }).bytes,
        expected: Buffer.from(`"GameSessionId":"${GameSessionId}"`),
      };
    });
}
