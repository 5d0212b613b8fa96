import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Addresses } from "./addresses.ts";
import type { CoreParts } from "./build-core.ts";
import { GameSessionLogs } from "./launch/game-session-logs.ts";
import { launchEnvironment } from "./launch/launch-environment.ts";
import { Launcher } from "./launch/launcher.ts";
import { Machine } from "./launch/machine.ts";
import type { EmulatorOptions } from "./options.ts";

/** What starts real server processes, and what becomes of their logs. */
export interface Launch {
  readonly logs: GameSessionLogs;
  busy(): readonly string[];
  /** Ends every process. @throws Error naming those that could not be ended. */
  close(): Promise<void>;
}

/**
 * @param addresses asked when the first process is started.
 * @throws Error naming a build whose folder is not there.
 */
export function buildLaunch(parts: CoreParts, options: EmulatorOptions, addresses: () => Addresses): Launch {
  const { core, store, journal, wall } = parts;
  const logs = new GameSessionLogs(journal);
  const builds = Object.fromEntries(
    Object.entries(options.builds ?? {}).map(([name, folder]) => [name, resolve(folder)]),
  );
  for (const [name, folder] of Object.entries(builds)) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new Error(`build ${name} is mapped to ${folder}, where there is no folder`);
  }
  // Without a build in a folder no fleet is launched, and nothing of what follows is ever made.
  if (Object.keys(builds).length === 0) return { logs, busy: () => [], close: async () => {} };

  const { folder, remove } = outputFolder(options);
  const machine = new Machine({
    outputFileOf: ({ fleetId, processId }) => join(folder, fleetId, `${processId}.log`),
    environmentOf: (host, scope, port) => {
      const { serverSdkUrl, serverSdkTlsUrl, bundlePath } = addresses();
      const own = options.launchWithTls === true ? serverSdkTlsUrl : serverSdkUrl;
      const webSocketUrl = options.serverSdkEndpoint ?? own;
      return launchEnvironment(process.env, {
        host,
        webSocketUrl,
        region: scope.region,
        port,
        certificateBundle: webSocketUrl.startsWith("wss:") ? bundlePath : undefined,
        own: options.launchEnvironment ?? {},
      });
    },
  });
  const launcher = new Launcher({
    core,
    store,
    journal,
    wall,
    builds,
    machine,
    exited: (launched, record) => logs.processExited(launched, record),
  });
  return {
    logs,
    busy: () => launcher.busy(),
    close: async () => {
      await launcher.close();
      remove();
    },
  };
}

function outputFolder({ launchFolder, stateFolder }: EmulatorOptions): {
  readonly folder: string;
  readonly remove: () => void;
} {
  const kept = launchFolder ?? (stateFolder === undefined ? undefined : join(stateFolder, "launched"));
  if (kept !== undefined) return { folder: resolve(kept), remove: () => {} };
  const folder = mkdtempSync(join(tmpdir(), "windtunnel-launch-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
