import { expect, test } from "vitest";
import { onFreePort } from "./on-free-port.ts";
import { PortTakenError } from "./port-taken-error.ts";

test("a port that somebody took first is answered with another one, three times at most", async () => {
  const tried: number[] = [];
  const takenBefore = (success: number) => async (port: number) => {
    tried.push(port);
    if (tried.length < success) throw new PortTakenError("A server", port);
    return port;
  };

  expect(await onFreePort(undefined, takenBefore(3))).toBe(tried[2]);
  expect(new Set(tried).size).toBe(3);

  tried.length = 0;
  await expect(onFreePort(undefined, takenBefore(4))).rejects.toThrow(PortTakenError);
  expect(tried).toHaveLength(3);
});

test("a fixed port is never exchanged, and other failures are not tried again", async () => {
  let starts = 0;
  const fail = (error: Error) => async () => {
    starts += 1;
    throw error;
  };

  await expect(onFreePort(7350, fail(new PortTakenError("A server", 7350)))).rejects.toThrow(
    "127.0.0.1:7350",
  );
  await expect(onFreePort(undefined, fail(new Error("no Java")))).rejects.toThrow("no Java");
  expect(starts).toBe(2);
});
