import { expect, test } from "vitest";
import { worldEventDelayMs } from "./world-event-delay.ts";

test("the more stories a core plays at once, the longer an event waits behind its answer", () => {
  const delayOf = (stories: string, cores: number) =>
    worldEventDelayMs({ WINDTUNNEL_STORIES_AT_ONCE: stories }, cores);
  expect([delayOf("1", 2), delayOf("2", 2), delayOf("3", 2), delayOf("12", 2)]).toEqual([25, 25, 50, 150]);
  expect(worldEventDelayMs({}, 2)).toBe(25);
});

test.each(["", "0", "many", "-1", "1.5"])("%j is no count of stories", (stories) => {
  expect(() => worldEventDelayMs({ WINDTUNNEL_STORIES_AT_ONCE: stories }, 2)).toThrow(
    `WINDTUNNEL_STORIES_AT_ONCE is how many scenarios are played at once, such as 4, and not "${stories}"`,
  );
});
