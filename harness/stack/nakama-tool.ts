/**
 * Reads from a module's go.mod which Nakama it lists as a tool, so that server and plugin are built from
 * one module graph; a Go plugin only loads into a server with the same version of every shared package.
 *
 * **Observed**: the pairs below are what those Nakama releases require themselves.
 */
import { type GoModule, requiredVersion } from "./go-module.ts";

export const NAKAMA_PATH = "github.com/heroiclabs/nakama/v3";
const NAKAMA_RUNTIME_PATH = "github.com/heroiclabs/nakama-common";
const DEFAULT_VERSION = "v3.40.0";

/** Nakama's release by the version of nakama-common that its runtime interface comes from. */
const NAKAMA_BY_RUNTIME: Readonly<Record<string, string>> = {
  "v1.46.0": "v3.39.0",
  "v1.47.0": "v3.40.0",
};

/**
 * The version (`v3.40.0`) of the Nakama that the module lists as a tool.
 * @throws an Error with the line that go.mod lacks and the command that adds it.
 */
export function nakamaToolVersion(module: GoModule, moduleFolder: string): string {
  const listed = (module.Tool ?? []).some((tool) => tool.Path === NAKAMA_PATH);
  const version = requiredVersion(module, NAKAMA_PATH);
  if (listed && version !== undefined) return version;

  const runtime = requiredVersion(module, NAKAMA_RUNTIME_PATH);
  const fitting = runtime === undefined ? DEFAULT_VERSION : NAKAMA_BY_RUNTIME[runtime];
  const why =
    `${moduleFolder}/go.mod does not list Nakama as a tool, so server and plugin would not be built from the ` +
    "same packages.";
  const otherwise = "Or pass a server and plugins that you built: --nakama BINARY --modules DIR.";
  if (fitting === undefined) {
    const known = Object.entries(NAKAMA_BY_RUNTIME).map(
      ([common, nakama]) => `${common} goes with ${nakama}`,
    );
    throw new Error(
      `${why} Add the line\n\n  tool ${NAKAMA_PATH}\n\nand require the Nakama release whose own go.mod names ` +
        `nakama-common ${runtime}, as yours does (${known.join(", ")}). ${otherwise}`,
    );
  }
  throw new Error(
    `${why} Add the lines\n\n  tool ${NAKAMA_PATH}\n  require ${NAKAMA_PATH} ${fitting}\n\nor type, in that ` +
      `folder: go get -tool ${NAKAMA_PATH}@${fitting}\n${otherwise}`,
  );
}
