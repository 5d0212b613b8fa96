/** Seconds as a reader says them: 3 hours, 15 minutes, 90 seconds. */
export function secondsInWords(seconds: number): string {
  if (seconds > 0 && seconds % 3600 === 0) return counted(seconds / 3600, "hour");
  if (seconds > 0 && seconds % 60 === 0) return counted(seconds / 60, "minute");
  return counted(seconds, "second");
}

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? "" : "s"}`;
