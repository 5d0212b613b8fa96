import { afterEach, expect, test } from "vitest";
import { costsByIdOverLoopback } from "./by-id-over-loopback.ts";
import { CoreWorld } from "./core-world.ts";
import { KeptConnections } from "./kept-connections.ts";
import { type ServedWorld, serveWorld } from "./serve-world.ts";
import { spreadQuestions } from "./spread-questions.ts";

let served: ServedWorld | undefined;
let connections: KeptConnections | undefined;
afterEach(async () => {
  connections?.close();
  await served?.close();
});

test("a served world answers by id with each of its game sessions, and writes what it was asked into its journal", async () => {
  const world = new CoreWorld();
  for (let i = 0; i < 40; i++) world.addGameSession();
  const here = await serveWorld(world);
  served = here;
  connections = await KeptConnections.open(here.port, 3);
  const entriesBefore = world.parts.journal.after(0).length;
  await connections.ask(spreadQuestions(here.port, world.gameSessionIds, 40)());
  const entries = world.parts.journal.after(0).slice(entriesBefore);
  expect(entries.filter(({ kind }) => kind === "input").length).toBeGreaterThanOrEqual(40);
  await expect(connections.ask(spreadQuestions(here.port, ["no-such-session"], 1)())).rejects.toThrow(
    /not with "GameSessionId":"no-such-session"/,
  );
});

test("worlds of several sizes are asked in turn, each on a thread of its own", async () => {
  const lines: string[] = [];
  const costs = await costsByIdOverLoopback({ sizes: [20, 60], rounds: 3, questions: 50 }, (line) =>
    lines.push(line),
  );
  expect(lines.join()).toContain("20, 60 game sessions");
  expect(costs).toHaveLength(2);
  for (const cost of costs) expect(cost).toBeGreaterThan(1);
});
