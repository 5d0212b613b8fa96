import type { WorldInOrder } from "../../testing/world-in-order.ts";
import type { WorldView } from "../invariant.ts";

/** One way to make a truth fail in a world that was in order. */
export interface Break {
  /** The truth's name. */
  readonly breaks: string;
  readonly how: string;
  /** Answers what is to be judged; the next look unless told. */
  readonly act: (world: WorldInOrder) => WorldView | undefined;
  readonly says: RegExp;
}
