import { expect, test } from "vitest";
import { Closers } from "./closers.ts";

test("what was opened last is closed first, and a failure stops nobody", async () => {
  const closed: string[] = [];
  const closers = new Closers();
  closers.add("the database", () => closed.push("database"));
  closers.add("the broker", () => Promise.reject(new Error("it hangs")));
  closers.add("Nakama", () => closed.push("Nakama"));

  await expect(closers.closeAll()).rejects.toThrow("the broker could not be closed");
  expect(closed).toEqual(["Nakama", "database"]);
  await closers.closeAll();
  expect(closed).toHaveLength(2);
});
