import { resolve } from "node:path";

/**
 * Where a path leads that was typed on a command line: npm runs scripts in the project's folder, and tells them in which
 * one the user is.
 */
export const typedPath = (
  path: string,
  { INIT_CWD: typedIn = process.cwd() }: NodeJS.ProcessEnv = process.env,
): string => resolve(typedIn, path);
