import { expect, onTestFinished, test } from "vitest";
import { LineProgram } from "./line-program.ts";

const LIMIT_MS = 5_000;

/** A Node program whose `answer(request)` is what the words make it. */
function program(words: string, answerLimitMs = LIMIT_MS): LineProgram {
  const script = `
    const say = (answer) => process.stdout.write(JSON.stringify(answer) + "\\n");
    require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
      const request = JSON.parse(line);
      ${words}
    });`;
  const started = new LineProgram({
    name: "the echo",
    command: process.execPath,
    args: ["-e", script],
    env: {},
    answerLimitMs,
  });
  onTestFinished(() => started.close());
  return started;
}

test("answers find their requests, in whatever order they come", async () => {
  const echo = program(`
    (globalThis.held ??= []).push(request);
    if (held.length === 2) for (const { id, word } of held.reverse()) say({ id, said: word });`);
  const answers = await Promise.all([echo.ask("one", { word: "one" }), echo.ask("two", { word: "two" })]);
  expect(answers).toEqual([{ said: "one" }, { said: "two" }]);
});

test("a program that ends is told to who waits and to who asks later, with its last words", async () => {
  const broken = program(`console.error("out of fuel"); process.exitCode = 3; process.stdin.destroy();`);
  await expect(broken.ask("anything", {})).rejects.toThrow(/the echo has ended \(3\)\. out of fuel/);
  await expect(broken.ask("more", {})).rejects.toThrow("the echo has ended (3)");
});

test("a program that does not answer is waited for no longer than it may take", async () => {
  await expect(program("", 50).ask("the way", {})).rejects.toThrow(
    "the echo did not answer the way within 50 ms",
  );
});

test("a program that is not there", async () => {
  const missing = new LineProgram({
    name: "nobody",
    command: "/nowhere/at-all",
    env: {},
    answerLimitMs: LIMIT_MS,
  });
  await expect(missing.ask("anything", {})).rejects.toThrow("nobody could not be started");
});
