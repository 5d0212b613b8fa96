import type { AnswerBody } from "./answer-body.ts";
import type { MemberPlan } from "./member-plan.ts";

/**
 * What an output is written into, one call per thing in order; an answer's body comes out. Each entry of a structure,
 * list or map is announced by `member`, `item` or `key` and followed by exactly one value.
 */
export interface MemberWriter {
  /** What was written so far. */
  body(): AnswerBody;
  beginStructure(): void;
  member(member: MemberPlan): void;
  endStructure(memberCount: number): void;
  beginList(itemCount: number): void;
  item(): void;
  endList(): void;
  beginMap(entryCount: number): void;
  key(key: string): void;
  endMap(): void;
  string(value: string): void;
  boolean(value: boolean): void;
  /** A whole number within ±2^53. */
  integer(value: number): void;
  /** A value that single precision holds exactly. */
  float(value: number): void;
  double(value: number): void;
  /** Milliseconds since the Unix epoch. */
  timestamp(epochMs: number): void;
  blob(value: Uint8Array): void;
  /** A fault's doing: AWS leaves out what it has not. */
  null(): void;
}
