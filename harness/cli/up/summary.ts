/** What `npm run up` prints when everything is there: addresses, credentials, and blocks to paste. */
import { CONTROL_PREFIX, nakamaEnvironment } from "../../../emulator/index.ts";
import { guideNames } from "../../guide-resources.ts";
import type { Paint } from "../../report/paint.ts";
import { secondsInWords } from "./seconds-in-words.ts";
import type { Service } from "./service.ts";
import type { ServiceOptions } from "./service-options.ts";

const LABEL_WIDTH = 14;

/** Lines for a terminal. What is to be pasted is never broken, and stands alone on its lines. */
export function summaryOf(service: Service, options: ServiceOptions, paint: Paint): readonly string[] {
  const title = (text: string) => ["", `  ${paint("bold", text)}`];
  const row = (label: string, value: string, more = "") =>
    `    ${label.padEnd(LABEL_WIDTH)}${paint("cyan", value)}${more === "" ? "" : `   ${paint("dim", more)}`}`;
  const paste = (lines: readonly string[]) => lines.map((line) => `    ${line}`);
  const aside = (text: string) => `    ${paint("dim", text)}`;
  const { nakama, emulator, resources, stack } = service;
  const { apiUrl } = emulator.addresses;
  const { region, speed } = options;
  return [
    ...title("Players"),
    ...(nakama === undefined
      ? [aside("No Nakama of ours runs: start yours with the block below.")]
      : [
          row("Nakama", nakama.baseUrl, `server key ${nakama.serverKey}, http key ${nakama.httpKey}`),
          row("console", `http://127.0.0.1:${nakama.ports.console}`, "admin, password"),
        ]),
    ...title("Amazon GameLift"),
    row(
      "API",
      apiUrl,
      `${region}; every access key is believed${speed === 1 ? "" : `; ${speed} times as fast`}`,
    ),
    row("alias", resources.aliasId, guideNames.alias),
    row(
      "fleet",
      resources.fleetId,
      `${options.fleet}, ${options.servers} ${options.guideServer === undefined ? "simulated" : "launched"} ${options.servers === 1 ? "server" : "servers"}, replaced as they end`,
    ),
    row("queue", resources.gameSessionQueueName, "a placement waits up to 30 s"),
    row("events", guideNames.queue, `SQS ${emulator.addresses.queueUrl}, ElasticMQ behind it`),
    row("database", `postgres://${service.databaseAddress}`),
    row("control API", `${apiUrl}${CONTROL_PREFIX}`, `x-windtunnel-token: ${emulator.controlToken}`),
    ...title("AWS's command line and SDKs"),
    ...paste(callerBlock(service, options)),
    ...title(
      nakama === undefined
        ? "Your Nakama"
        : "A Nakama of your own, in place of ours: npm run up -- --no-nakama",
    ),
    ...paste(nakamaBlock(service)),
    ...title("A game server of your own, with Server SDK 5"),
    ...paste(serverBlock(service)),
    aside(`C++ and Unreal always speak TLS: their URL is ${emulator.addresses.serverSdkTlsUrl}`),
    aside(`The token lives ${secondsInWords(options.authTokenLifeSeconds)}; the next one comes from:`),
    ...paste([
      `aws gamelift get-compute-auth-token --fleet-id ${resources.fleetId} --compute-name ${service.realServer.hostId}`,
    ]),
    aside("On an Anywhere fleet, and for .env files, PowerShell and JSON: npm run server -- env"),
    "",
    row("logs", stack.runFolder),
    ...(options.record === undefined ? [] : [row("recording", options.record, "npm run replay -- FILE")]),
    `    ${paint("bold", "Ctrl-C ends everything.")} Nothing${options.record === undefined ? "" : " else"} is kept but the certificate authority.`,
  ];
}

function callerBlock({ emulator, resources }: Service, { region }: ServiceOptions): string[] {
  return [
    `export AWS_ENDPOINT_URL_GAMELIFT=${emulator.addresses.apiUrl}`,
    `export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
    "export AWS_ACCESS_KEY_ID=windtunnel AWS_SECRET_ACCESS_KEY=windtunnel",
    `aws gamelift describe-game-sessions --alias-id ${resources.aliasId}`,
  ];
}

function nakamaBlock({ emulator, databaseAddress, pluginSettings }: Service): string[] {
  const { connectPort, bundlePath = "", emptyFolderPath } = emulator.addresses;
  const environment = nakamaEnvironment({
    connectPort,
    bundlePath,
    ...(emptyFolderPath === undefined ? {} : { emptyFolderPath }),
  });
  return [
    ...Object.entries(environment).map(([name, value]) => `export ${name}=${quoted(value)}`),
    `nakama migrate up --database.address ${quoted(databaseAddress)}`,
    "nakama --name nakama1 \\",
    `  --database.address ${quoted(databaseAddress)} \\`,
    ...Object.entries(pluginSettings).map(
      ([name, value], index, all) =>
        `  --runtime.env ${quoted(`${name}=${value}`)}${index === all.length - 1 ? "" : " \\"}`,
    ),
  ];
}

function serverBlock({ realServer }: Service): string[] {
  return [
    `export GAMELIFT_SDK_WEBSOCKET_URL=${realServer.webSocketUrl}`,
    `export GAMELIFT_SDK_FLEET_ID=${realServer.fleetId}`,
    `export GAMELIFT_SDK_HOST_ID=${realServer.hostId}`,
    `export GAMELIFT_SDK_PROCESS_ID=${realServer.processId}`,
    `export GAMELIFT_SDK_AUTH_TOKEN=${realServer.authToken}`,
  ];
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
