import { basename } from "node:path";
import type { JournalEntry } from "../../emulator/index.ts";
import type { Cast } from "./cast.ts";

/** What the emulator's launcher did on this machine. */
export function launchInWords({ what, subjectId = "", details }: JournalEntry, cast: Cast): string {
  switch (what) {
    case "server process started":
      return `launches ${cast.server(subjectId)}: ${basename(String(details.file))} as process ${details.pid}, for port ${details.port}`;
    case "server process exited": {
      const how =
        typeof details.signal === "string" ? `by ${details.signal}` : `with code ${details.exitCode}`;
      const next =
        typeof details.nextStartInMs === "number"
          ? `; the next one follows in ${details.nextStartInMs} ms`
          : "";
      return `sees ${cast.server(subjectId)} exit ${how}${next}`;
    }
    case "server process killed":
      return `kills ${cast.server(subjectId)}: ${String(details.reason)}`;
    case "two server processes say one port":
      return `finds ${cast.server(subjectId)} on a port that is not its own: ${cast.text(String(details.problem))}`;
    case "logs collected":
      return cast.text(`keeps the logs of game session ${subjectId}`);
    default:
      return cast.text(`${what} ${subjectId}`);
  }
}
