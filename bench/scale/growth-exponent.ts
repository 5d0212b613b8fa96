/**
 * The slope of the straight line through the points where both axes count in powers (least squares): 0 when the cost is
 * the same at every size, 1 when twice the size costs twice as much.
 */
export function growthExponent(points: readonly { readonly size: number; readonly cost: number }[]): number {
  const logs = points.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }));
  const meanX = mean(logs.map(({ x }) => x));
  const meanY = mean(logs.map(({ y }) => y));
  return (
    mean(logs.map(({ x, y }) => (x - meanX) * (y - meanY))) / mean(logs.map(({ x }) => (x - meanX) ** 2))
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
