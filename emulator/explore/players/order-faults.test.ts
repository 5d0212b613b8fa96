import { expect, test } from "vitest";
import { seamNames } from "../../domain/fault.ts";
import { Chance } from "../chance.ts";
import { ExploredWorld } from "../explored-world.ts";
import { outside } from "./outside.ts";
import { type Played, View } from "./player.ts";

test("whoever orders faults orders what is accepted, at every seam and at the clock in each way", () => {
  const world = new ExploredWorld({ seed: "orders", rules: {} });
  const orderFault = outside.find(({ name }) => name === "order a fault");
  const view = new View(world, new Chance("orders", "players"));
  const refused: unknown[] = [];
  const seams = new Set<unknown>();
  const clockOrders = new Set<string>();
  for (let step = 1; step <= 1_500; step += 1) {
    const { value: act, done } = orderFault?.play(view).next(undefined as unknown as Played) ?? {};
    if (act === undefined || done === true || act.act !== "control") continue;
    const answer = world.play({ ...act, step });
    if (answer === undefined) refused.push(act.parameters);
    const ordered = world.tables.faults.get(String(answer?.faultId));
    seams.add(ordered?.seam);
    if (ordered?.seam !== "clock") continue;
    const { seconds } = act.parameters;
    clockOrders.add(`${ordered.name}${seconds === undefined ? "" : ", for some seconds"}`);
  }
  world.close();
  expect(refused).toEqual([]);
  expect([...seams].sort()).toEqual([...seamNames].sort());
  expect([...clockOrders].sort()).toEqual(["clock-drift", "clock-drift, for some seconds", "clock-jump"]);
});
