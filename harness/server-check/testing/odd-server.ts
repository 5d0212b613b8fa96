/**
 * A game server in one file, written from nothing but the protocol, for tests of the check: it does all that a server
 * should, a moved connection included, but for the oddities that its arguments name.
 */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { type RawData, WebSocket, WebSocketServer } from "ws";

const odd = new Set(process.argv.slice(2));
const setting = (name: string): string => process.env[`GAMELIFT_SDK_${name}`] ?? "";
const processId = odd.has("own-process-id") ? `mine-${randomUUID()}` : setting("PROCESS_ID");
const unanswered = new Map<string, (statusCode: number) => void>();

let socket: WebSocket | undefined;
let gameSessionId = "";
let isEnding = false;

await connect(setting("WEBSOCKET_URL"), odd.has("wrong-token") ? "stale" : setting("AUTH_TOKEN"));
if (odd.has("never-ready")) await new Promise(() => undefined);
const port = await openPort();
await request("ActivateServerProcess", {
  SdkVersion: "5.6.0",
  SdkLanguage: "Go",
  ...(odd.has("no-port") ? {} : { Port: odd.has("words-for-port") ? "seven" : port }),
  LogPaths: ["logs"],
});
void request("HeartbeatServerProcess", { HealthStatus: true });
setInterval(() => void request("HeartbeatServerProcess", { HealthStatus: true }), 500);

async function connect(url: string, token: string): Promise<void> {
  const query = new URLSearchParams({
    pID: processId,
    sdkVersion: "5.6.0",
    sdkLanguage: "Go",
    ComputeId: setting("HOST_ID"),
    FleetId: setting("FLEET_ID"),
    Authorization: token,
  });
  const own = new WebSocket(`${url}?${query}`, { perMessageDeflate: false });
  const before = socket;
  socket = own;
  own.on("message", (data) => void heard(String(data)));
  own.on("error", (error) => console.error(error.message));
  own.on("close", () => {
    if (isEnding || socket !== own || odd.has("stays-away")) return;
    void connect(url, token);
  });
  await once(own, "open");
  before?.terminate();
}

function request(action: string, fields: object = {}): Promise<number> {
  const requestId = randomUUID();
  socket?.send(JSON.stringify({ Action: action, RequestId: requestId, ...fields }));
  return new Promise((resolve) => unanswered.set(requestId, resolve));
}

async function heard(text: string): Promise<void> {
  const frame = JSON.parse(text) as { readonly [name: string]: unknown };
  if (typeof frame.RequestId === "string") unanswered.get(frame.RequestId)?.(Number(frame.StatusCode));
  else if (frame.Action === "CreateGameSession") await started(String(frame.GameSessionId));
  else if (frame.Action === "RefreshConnection")
    await connect(String(frame.RefreshConnectionEndpoint), String(frame.AuthToken));
  else if (frame.Action === "TerminateProcess") await end();
}

async function started(id: string): Promise<void> {
  gameSessionId = id;
  await request("ActivateGameSession", { GameSessionId: odd.has("wrong-session") ? `${id}-other` : id });
  if (odd.has("asks-too-often"))
    for (let count = 0; count < 40; count += 1)
      void request("DescribePlayerSessions", { GameSessionId: gameSessionId, Limit: 10 });
  if (odd.has("ends-at-once")) await end();
}

async function end(): Promise<void> {
  if (odd.has("no-process-ending")) process.exit(0);
  isEnding = true;
  await request("TerminateServerProcess");
  process.exit(0);
}

async function openPort(): Promise<number> {
  if (odd.has("low-port")) return 80;
  if (odd.has("raw-port")) {
    const raw = createServer((visitor) => visitor.on("error", () => undefined).end("who is there?\n"));
    raw.listen(Number(process.env.WINDTUNNEL_PORT), "127.0.0.1");
    await once(raw, "listening");
    return Number(process.env.WINDTUNNEL_PORT);
  }
  const door = new WebSocketServer({ host: "127.0.0.1", port: Number(process.env.WINDTUNNEL_PORT) });
  door.on("connection", welcome);
  await once(door, "listening");
  if (!odd.has("closed-port")) return Number(process.env.WINDTUNNEL_PORT);
  door.close();
  return Number(process.env.WINDTUNNEL_PORT);
}

function welcome(visitor: WebSocket): void {
  let seat: string | undefined;
  const leave = async () => {
    const leaving = seat;
    seat = undefined;
    if (leaving === undefined || odd.has("keeps-seats")) return;
    await request("RemovePlayerSession", { GameSessionId: gameSessionId, PlayerSessionId: leaving });
  };
  visitor.on("close", () => void leave());
  visitor.on("message", async (data: RawData) => {
    const { join } = JSON.parse(String(data)) as { join?: string };
    if (join === undefined) {
      await leave();
      visitor.send(JSON.stringify({ left: "" }));
      return;
    }
    const statusCode = odd.has("asks-nobody") ? 200 : await accept(join);
    const isIn = statusCode === 200 || odd.has("lets-anybody-in");
    if (isIn) seat = join;
    visitor.send(
      JSON.stringify(isIn ? { accepted: join, gameSessionId } : { refused: join, reason: "no seat" }),
    );
  });
}

const accept = (playerSessionId: string): Promise<number> =>
  request("AcceptPlayerSession", { GameSessionId: gameSessionId, PlayerSessionId: playerSessionId });
