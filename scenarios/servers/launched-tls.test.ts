/** Real server processes that the emulator launches and tells its TLS socket, as on AWS, where there is no other. */
import { type ClientWorld, clientScenario, expect, goServerBinary } from "../../harness/index.ts";
import { cameTo } from "./came-to.ts";
import { gameSessionBecomes, joinGame, startActiveGame } from "./one-game.ts";

/** Hosts a game, to its end, and is replaced. */
async function livesItsLife(world: ClientWorld, wish: { executable?: string; parameters?: string }) {
  const fleet = await world.launches(wish);
  const server = await fleet.readyServer();
  const session = await startActiveGame(world, fleet.fleetId);
  const [ada] = await joinGame(world, session, ["ada"]);
  await ada?.leave();
  expect(await fleet.exitOf(server)).toEqual({ exitCode: 0, signal: null });
  await gameSessionBecomes(world, session.GameSessionId ?? "", "TERMINATED");
  return await fleet.readyServer(2);
}

for (const [profile, trust] of [
  ["Go", "checks its certificate"],
  ["CSharp", "trusts any"],
  ["Cpp", "trusts any"],
] as const) {
  for (const emulator of profile === "Go" ? (["object", "process"] as const) : (["object"] as const)) {
    clientScenario(
      `a launched server like one with the ${profile} SDK, which ${trust}, lives its life over TLS (emulator: ${emulator})`,
      async (world) => {
        const { serverSdkTlsUrl } = await world.bench.addresses();
        const parameters = `--profile ${profile} --script={"endWhenEmpty":true}`;
        const next = await livesItsLife(world, { parameters });
        expect(await cameTo(world, next)).toBe(serverSdkTlsUrl);
      },
      { launchWithTls: true, emulator },
    );
  }
}

clientScenario(
  "a launched server that is not told whom to trust comes to nothing over TLS; its last words and the explanation say why",
  async (world) => {
    const { serverSdkTlsUrl } = await world.bench.addresses();
    const fleet = await world.launches({ parameters: `--web-socket-url ${serverSdkTlsUrl}` });
    // Node ends the line without a word to the other side: only the server itself can tell.
    const words = "unable to verify the first certificate";
    const message = await fleet.event("SERVER_PROCESS_CRASHED");
    expect(message).toContain("exited with code 1 before it connected. Its last output: ");
    expect(message).toContain(words);
    expect(await world.explain()).toContain(words);
  },
);

clientScenario(
  "a launched Go server lives its life over TLS, by the authority that its environment names",
  async (world) => {
    await livesItsLife(world, { executable: await goServerBinary() });
  },
  { launchWithTls: true, needs: ["go-server"] },
);
