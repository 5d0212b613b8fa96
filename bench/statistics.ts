/** The value in the middle, the lower one of two. @throws RangeError for no values. */
export function median(values: readonly number[]): number {
  const middle = [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
  if (middle === undefined) throw new RangeError("there is no median of nothing");
  return middle;
}
