/** The whole stack over TLS: launched server processes connect by wss, and Nakama places players on them. */
import { DescribePlayerSessionsCommand } from "@aws-sdk/client-gamelift";
import { eventually, expect, scenario } from "../../harness/index.ts";
import { cameTo } from "./came-to.ts";

scenario(
  "Nakama places two players on a launched server like one with the C++ SDK, which speaks TLS, and they take their seats",
  { launchWithTls: true },
  async (world) => {
    const fleet = await world.launches({ parameters: '--profile Cpp --script={"endWhenEmpty":true}' });
    const server = await fleet.readyServer();
    const [ada, ben] = await world.players(2);
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    const seats = [await ada.connectionInfo(), await ben.connectionInfo()] as const;
    for (const seat of seats) expect(seat).toMatchObject({ ipAddress: "127.0.0.1", port: server.port });
    const games = [await ada.connect(seats[0]), await ben.connect(seats[1])];

    await eventually("both seats are taken, as GameLift has it", async (saw) => {
      const answers = await Promise.all(
        seats.map(({ sessionId }) =>
          world.gamelift.send(new DescribePlayerSessionsCommand({ PlayerSessionId: sessionId })),
        ),
      );
      const sessions = answers.map(({ PlayerSessions = [] }) => PlayerSessions[0]);
      saw(sessions);
      return sessions.every((one) => one?.Status === "ACTIVE" && one.Port === server.port);
    });
    await eventually("Nakama's index has both players", async (saw) => {
      const rows = await world.index();
      saw(rows);
      return rows[0]?.playerCount === 2;
    });
    expect(await cameTo(world, server)).toBe((await world.bench.addresses()).serverSdkTlsUrl);

    for (const game of games) await game.leave();
    expect(await fleet.exitOf(server)).toEqual({ exitCode: 0, signal: null });
    expect(await world.index()).toEqual([]);
    await fleet.readyServer(2);
  },
);

for (const [means, host] of [
  ["by the IP address that they are told", "127.0.0.1"],
  ["by a name", "localhost"],
] as const) {
  scenario(
    `expired-certificate: launched servers that connect ${means} do not get in, explain says why; renewed, the players who wait play`,
    { launchWithTls: true },
    async (world) => {
      const { serverSdkTlsUrl } = await world.bench.addresses();
      const url = Object.assign(new URL(serverSdkTlsUrl), { hostname: host }).href;
      const fault = await world.fault("expired-certificate", { match: { host }, count: null });
      const fleet = await world.launches({ parameters: `--profile Go --web-socket-url ${url}` });
      const [ada, ben] = await world.players(2);
      await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
      await world.placement("PENDING");
      // Servers may have failed before the players waited; each new one meets the fault again.
      await eventually(
        "the fault is named as the cause, and what servers have said",
        async (saw) => {
          const told = await world.explain();
          saw(told);
          return told.includes("expired-certificate") && told.includes("certificate has expired");
        },
        { withinMs: 30_000 },
      );
      expect(await fleet.event("SERVER_PROCESS_CRASHED")).toContain("certificate has expired");

      expect(await fault.lift()).toBeGreaterThan(0);
      const server = await fleet.readyServer();
      for (const player of [ada, ben]) {
        const seat = await player.connectionInfo();
        expect(seat).toMatchObject({ port: server.port });
        await player.connect(seat);
      }
    },
  );
}
