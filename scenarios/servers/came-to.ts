/** By which address a launched server has come: told by the emulator, which sees whether the socket has TLS. */
import { type ClientWorld, EventLines, eventually, type LaunchedServer } from "../../harness/index.ts";

/** Asks a server to connect once more where it came from, and answers where that is. */
export async function cameTo(world: Pick<ClientWorld, "bench">, server: LaunchedServer): Promise<string> {
  await world.bench.command("refresh-connection", { processId: server.processId });
  return await eventually(
    "a new connection",
    (saw) => {
      const text = new EventLines(server.outputFile).text();
      saw(text.slice(-500));
      const endpoint = /"RefreshConnectionEndpoint":"([^"]+)"/.exec(text)?.[1];
      return text.includes('"kind":"connected","again":true') && endpoint;
    },
    { withinMs: 15_000 },
  );
}
