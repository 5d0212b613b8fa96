/** What a story's world is called and what its ids and chance come from. */

/**
 * The seed of a story's world: its own where it names one, else the run's (`WINDTUNNEL_SEED`, to tell a story again),
 * else its title.
 */
export function seedOf(
  title: string,
  own: string | undefined,
  environment: { readonly [name: string]: string | undefined },
): string {
  return own ?? environment.WINDTUNNEL_SEED ?? wordsOf(title);
}

/**
 * The name of a story's world, short since it becomes part of database and queue names. The process's id keeps two runs
 * apart, the task's id, which is its file's number and its place there, two stories whose titles begin alike.
 */
export function worldNameOf(title: string, taskId: string): string {
  const task = taskId.replace(/^-?\d+/, (file) => (Number(file) >>> 0).toString(36));
  return `w${process.pid}-${task}-${wordsOf(title).slice(0, 20)}`.replace(/-+$/, "");
}

/** A title as part of a file's or a resource's name. */
export const wordsOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/-+$/, "");
