const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** `30s`, `10m`, `250ms`, `1h`, or a number of milliseconds. */
export type Duration = number | `${number}${keyof typeof unitMs}`;

/** Milliseconds. @throws RangeError for anything that is not a duration of zero or more. */
export function durationMs(duration: Duration): number {
  if (typeof duration === "number") {
    if (duration >= 0) return duration;
  } else {
    const found = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(duration);
    const unit = found?.[2] as keyof typeof unitMs | undefined;
    if (found?.[1] !== undefined && unit !== undefined) return Number(found[1]) * unitMs[unit];
  }
  throw new RangeError(
    `"${duration}" is not a duration; write it like 30s, 10m, 250ms or a number of milliseconds`,
  );
}
