/** `npm run server -- env`: prints what a game server of the user's own needs to join a running GameLift. */
import { hostname } from "node:os";
import { Command, Option } from "commander";
import { DEFAULT_HOME } from "../../../emulator/index.ts";
import { benchAt } from "../../bench.ts";
import { gameLiftClient } from "../../gamelift.ts";
import { projectFolders } from "../../stack/folders.ts";
import { readServiceFile } from "../up/service-file.ts";
import { SERVICE_PORTS } from "../up/service-ports.ts";
import { type ReadyCompute, readyCompute, USUAL_FLEET, USUAL_LOCATION } from "./ready-compute.ts";
import { serverSettings, type TlsSide } from "./server-settings.ts";
import { SETTINGS_FORMATS, type SettingsFormat, settingsText } from "./settings-text.ts";

interface Given {
  readonly format: SettingsFormat;
  readonly tls?: true;
  readonly fleet?: string;
  readonly location?: string;
  readonly compute: string;
  readonly ip: string;
  readonly process: string;
  readonly apiUrl?: string;
  readonly controlToken?: string;
  readonly region?: string;
}

/** What stands on standard output is the settings and nothing else; what was made is told on standard error. */
export function serverEnvCommand(): Command {
  return new Command("env")
    .description(
      "Prints settings for a game server of your own, ready to paste: against a running `npm run up` it makes an Anywhere " +
        "fleet, a location and a compute where there are none, and asks for a token. Called again, it makes nothing twice.",
    )
    .addOption(
      new Option("--format <form>", "how the settings are written")
        .choices(SETTINGS_FORMATS)
        .default("shell"),
    )
    .option("--tls", "the endpoint with TLS, which C++ and Unreal always take")
    .option("--fleet <name>", `id or name of the Anywhere fleet; the only one there is, else ${USUAL_FLEET}`)
    .option("--location <name>", `custom location; the fleet's own, else ${USUAL_LOCATION}`)
    .option("--compute <name>", "what this machine is called in the fleet", computeNameOf(hostname()))
    .option("--ip <address>", "by which players reach this machine", "127.0.0.1")
    .option("--process <id>", "process id; with ManagedResource each start draws its own", "ManagedResource")
    .option("--api-url <url>", "where GameLift is; the `npm run up` that was started last unless told")
    .option("--control-token <token>", "of that GameLift; needed for --tls with --api-url alone")
    .option("--region <name>", "the region that everything is in; that of `npm run up` unless told")
    .allowExcessArguments(false)
    .action(async (given: Given) => {
      process.stdout.write(await settingsFor(given, (made) => console.error(`made ${made}`)));
    });
}

async function settingsFor(given: Given, note: (made: string) => void): Promise<string> {
  const service = readServiceFile(projectFolders());
  const apiUrl = given.apiUrl ?? service?.apiUrl ?? usualApiUrl();
  const region = given.region ?? service?.region ?? DEFAULT_HOME.region;
  const controlToken = given.controlToken ?? (apiUrl === service?.apiUrl ? service.controlToken : undefined);
  const tls = given.tls === true ? await tlsSideAt(apiUrl, controlToken) : undefined;
  const compute = await computeAt(apiUrl, region, given, note);
  return settingsText(
    given.format,
    serverSettings(compute, { processId: given.process, apiUrl, region, tls }),
  );
}

async function computeAt(
  apiUrl: string,
  region: string,
  { fleet, location, compute: computeName, ip: ipAddress }: Given,
  note: (made: string) => void,
): Promise<ReadyCompute> {
  const gamelift = gameLiftClient(apiUrl, region);
  try {
    return await readyCompute(gamelift, { fleet, location, computeName, ipAddress }, note);
  } catch (error) {
    if (
      error instanceof Error &&
      /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH/.test(`${error.message} ${codeOf(error)}`)
    )
      throw new Error(
        `No GameLift answers at ${apiUrl}: start it by \`npm run up\`, or say where it is by --api-url.`,
        { cause: error },
      );
    throw error;
  } finally {
    gamelift.destroy();
  }
}

async function tlsSideAt(apiUrl: string, controlToken: string | undefined): Promise<TlsSide> {
  if (controlToken === undefined)
    throw new Error(
      `--tls needs the control API of ${apiUrl}: give its token by --control-token (npm run up prints it).`,
    );
  const bench = benchAt({ apiUrl, controlToken, close: async () => {} });
  const { serverSdkTlsUrl, bundlePath } = await bench.addresses();
  return { url: serverSdkTlsUrl, bundlePath };
}

function usualApiUrl(): string {
  const port = SERVICE_PORTS.find(({ name }) => name === "api")?.port;
  return `http://127.0.0.1:${port}`;
}

const codeOf = (error: object): string => ("code" in error ? String(error.code) : "");

/** **Documented** (model): letters, digits and hyphens, up to 128. */
export function computeNameOf(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9-]+/g, "-").replace(/^-+|-+$/g, "");
  return plain.slice(0, 128) || "my-machine";
}
