/**
 * GameLift's time: milliseconds since the Unix epoch on the bench's clock. A type of its own, so that it cannot be
 * mixed with the machine's time by accident.
 */
declare const gameLiftTime: unique symbol;
export type Instant = number & { readonly [gameLiftTime]: true };

export const instant = (milliseconds: number): Instant => milliseconds as Instant;

/** To the nearest whole millisecond: a clock that stands still can be set to no other instant. */
export const plusSeconds = (at: Instant, seconds: number): Instant =>
  instant(Math.round(at + seconds * 1000));
