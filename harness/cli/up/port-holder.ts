/** Says which process listens on a port of this machine, as far as we are allowed to see it. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

export interface PortHolder {
  readonly processId: number;
  /** The beginning of its command line. */
  readonly command: string;
}

const LONGEST_COMMAND = 70;
/** **Documented** (Linux, proc_net_tcp): the state of a listening socket. */
const LISTENING = "0A";

/** Undefined when nobody listens, or when it is another user's process. */
export function holderOf(port: number): PortHolder | undefined {
  return process.platform === "linux" ? holderInProc(port) : holderByLsof(port);
}

function holderInProc(port: number): PortHolder | undefined {
  const sockets = listeningSockets(port);
  if (sockets.size === 0) return undefined;
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    if (openFilesOf(name).some((file) => sockets.has(file))) {
      return { processId: Number(name), command: commandOf(name) };
    }
  }
  return undefined;
}

/** As links of file descriptors read: `socket:[12345]`. */
function listeningSockets(port: number): Set<string> {
  const asHex = port.toString(16).toUpperCase().padStart(4, "0");
  const lines = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => readLines(file).slice(1));
  const fields = lines.map((line) => line.trim().split(/\s+/));
  return new Set(
    fields
      .filter(([, local, , state]) => local?.endsWith(`:${asHex}`) && state === LISTENING)
      .map((field) => `socket:[${field[9]}]`),
  );
}

function openFilesOf(processId: string): string[] {
  const folder = `/proc/${processId}/fd`;
  try {
    return readdirSync(folder).map((name) => {
      try {
        return readlinkSync(`${folder}/${name}`);
      } catch {
        return ""; // closed meanwhile
      }
    });
  } catch {
    return []; // ended meanwhile, or another user's
  }
}

function commandOf(processId: string): string {
  const words = readLines(`/proc/${processId}/cmdline`).join("\n").replaceAll("\0", " ").trim();
  return words.length > LONGEST_COMMAND ? `${words.slice(0, LONGEST_COMMAND)}…` : words;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n");
  } catch {
    return [];
  }
}

function holderByLsof(port: number): PortHolder | undefined {
  const args = ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"];
  const { stdout } = spawnSync("lsof", args, { encoding: "utf8", timeout: 5_000 });
  const processId = /^p(\d+)$/m.exec(stdout ?? "")?.[1];
  const command = /^c(.+)$/m.exec(stdout ?? "")?.[1];
  return processId === undefined ? undefined : { processId: Number(processId), command: command ?? "" };
}
