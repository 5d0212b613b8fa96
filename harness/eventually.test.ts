import { expect, test } from "vitest";
import { eventually } from "./eventually.ts";

test("answers with the first thing that is there, even when that is an empty text or zero", async () => {
  const answers = [undefined, null, false, 0, 7];
  expect(await eventually("a number", () => answers.shift(), { everyMs: 1 })).toBe(0);
  expect(await eventually("a text", async () => "")).toBe("");
});

test("a probe that throws is asked again", async () => {
  let looks = 0;
  const probe = () => {
    looks += 1;
    if (looks < 3) {
      throw new Error(`look ${looks} failed`);
    }
    return looks;
  };
  expect(await eventually("a third look", probe, { everyMs: 1 })).toBe(3);
});

test("the error says what was awaited, for how long, and what was last seen", async () => {
  let rows = 0;
  const probe = (saw: (value: unknown) => void) => {
    rows += 1;
    saw({ status: "ACTIVATING" });
    return undefined;
  };
  await expect(eventually("the session is ACTIVE", probe, { withinMs: 30, everyMs: 5 })).rejects.toThrow(
    /^Waited \d+ ms for: the session is ACTIVE\. Looked \d+ times, last saw: \{ status: 'ACTIVATING' \}$/,
  );
  expect(rows).toBeGreaterThan(1);

  const throwing = () => {
    throw new TypeError("no rows");
  };
  await expect(eventually("rows", throwing, { withinMs: 5, everyMs: 1 })).rejects.toThrow(
    "TypeError: no rows",
  );
});

test("a probe that never answers does not hold the limit up", async () => {
  const never = () => new Promise<number>(() => undefined);
  await expect(eventually("an answer", never, { withinMs: 20 })).rejects.toThrow(
    "Looked 1 times, last saw: nothing",
  );
});
