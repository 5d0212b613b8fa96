import { cureScenario, defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d20-odd-payload-panics.defect.ts";
import { callOverGrpc } from "./grpc-call.ts";
import { emptyGame } from "./server-calls.ts";

const RPC = "update_instance_info";

const withNumber = (id: string) => ({ id, player_count: 1, metadata: { GameProperties: { level: 10 } } });
const withText = (id: string) => ({ id, player_count: 1, metadata: { GameProperties: { level: "10" } } });

/** No status and no code: the connection has ended. */
const unanswered = { name: "NakamaRpcError", status: undefined, code: undefined };

/** What refuses an invalid argument, in HTTP and in gRPC. */
const INVALID = 3;

defectScenario(defect, { when: "over HTTP" }, async (world, symptom) => {
  const id = await emptyGame(world);
  await symptom("a number for a property closes the connection without an answer", async () => {
    await expect(world.rpc(RPC, withNumber(id))).rejects.toMatchObject(unanswered);
  });
  await symptom("so does null for the payload", async () => {
    await expect(world.rpc(RPC, null)).rejects.toMatchObject(unanswered);
  });
  await world.rpc(RPC, withText(id));
  expect(await world.index()).toMatchObject([{ metadata: { GameProperties: { level: "10" } } }]);
});

defectScenario(defect, { when: "over a socket" }, async (world, symptom) => {
  const id = await emptyGame(world);
  const [ada] = await world.players(1);
  await symptom("neither this nor the next message of the socket is answered", async () => {
    const calls = await Promise.allSettled([ada.rpc(RPC, withNumber(id)), ada.rpc("fleet_get", { id })]);
    expect(calls.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
  await symptom("although the socket stays open", () => {
    expect(ada.connected).toBe(true);
  });
  await ada.reconnect();
  await ada.rpc("fleet_get", { id });
});

defectScenario(defect, { when: "over gRPC", breaks: ["Nakama lives"] }, async (world, symptom) => {
  const id = await emptyGame(world);
  expect(await callOverGrpc(world, RPC, JSON.stringify(withText(id)))).toBe(0);
  await symptom("Nakama dies", async () => {
    const call = callOverGrpc(world, RPC, JSON.stringify(withNumber(id)));
    const [end] = await Promise.all([world.nakama.crash(), expect(call).rejects.toThrow(/./)]);
    expect(end).toMatch(/interface conversion.*float64, not string/);
  });
  await world.nakama.startAgain();
});

cureScenario(defect, {}, async (world) => {
  const id = await emptyGame(world);
  const [ada] = await world.players(1);
  for (const payload of [withNumber(id), null])
    await expect(world.rpc(RPC, payload)).rejects.toMatchObject({ status: 400, code: INVALID });
  await expect(ada.rpc(RPC, withNumber(id))).rejects.toMatchObject({ code: 7 });
  await ada.rpc("fleet_get", { id });
  expect(await callOverGrpc(world, RPC, JSON.stringify(withNumber(id)))).toBe(INVALID);
  await world.rpc(RPC, withText(id));
});
