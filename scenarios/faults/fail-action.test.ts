import { expect, scenario } from "../../harness/index.ts";
import { twoMatching } from "./two-players.ts";

scenario(
  "fail-action: a player whose seat GameLift refuses to confirm is turned away, and let in by the next attempt",
  async (world) => {
    await world.gameServers({ count: 1 });
    const [ada, ben] = await twoMatching(world);
    const [adasSeat, bensSeat] = [await ada.connectionInfo(), await ben.connectionInfo()];
    await world.fault("fail-action", {
      match: { action: "AcceptPlayerSession" },
      settings: { statusCode: 500, errorMessage: "Not now." },
    });
    await expect(ada.connect(adasSeat)).rejects.toThrow("Not now.");
    await ada.connect(adasSeat);
    await ben.connect(bensSeat);
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
  },
);
