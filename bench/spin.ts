/**
 * Keeps this thread from falling asleep. Whoever writes to a sleeping thread pays for waking it, on a virtual machine as
 * much as for the rest of an answer; a slow server would pay each time and a quick one, whose client is always busy, never.
 */
export function spin(): () => void {
  let isOver = false;
  const again = () => {
    if (!isOver) setImmediate(again);
  };
  again();
  return () => {
    isOver = true;
  };
}
