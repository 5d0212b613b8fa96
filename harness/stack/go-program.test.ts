import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildGoProgram } from "./go-program.ts";

const LIMIT_MS = 120_000;
const source = (words: string) => `package main\n\nimport "fmt"\n\nfunc main() { fmt.Print(${words}) }\n`;

function programOf(words: string): { moduleFolder: string; cacheFolder: string; write(next: string): void } {
  const root = mkdtempSync(join(tmpdir(), "go-program-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const moduleFolder = join(root, "greeter");
  mkdirSync(moduleFolder);
  writeFileSync(join(moduleFolder, "go.mod"), "module greeter\n\ngo 1.21\n");
  const write = (next: string) => writeFileSync(join(moduleFolder, "main.go"), source(next));
  write(words);
  return { moduleFolder, cacheFolder: join(root, "cache"), write };
}

test(
  "a program is built once per state of its sources",
  async () => {
    const { write, ...program } = programOf('"hello"');
    const first = await buildGoProgram(program);
    expect(first.fromCache).toBe(false);
    expect(execFileSync(first.binary, { encoding: "utf8" })).toBe("hello");
    expect(await buildGoProgram(program)).toEqual({ ...first, fromCache: true });

    write('"goodbye"');
    const second = await buildGoProgram(program);
    expect(second.fromCache).toBe(false);
    expect(execFileSync(second.binary, { encoding: "utf8" })).toBe("goodbye");
  },
  LIMIT_MS,
);

test(
  "a failed build tells the compiler's words and leaves nothing behind",
  async () => {
    const { write: _, ...program } = programOf("nothing");
    await expect(buildGoProgram(program)).rejects.toThrow("undefined: nothing");
    expect(readdirSync(program.cacheFolder)).toEqual([]);
  },
  LIMIT_MS,
);

test(
  "a program may need a module that go.sum does not name yet; its folder stays as it was",
  async () => {
    const uuid = "github.com/google/uuid";
    const { write: _, ...program } = programOf("");
    const { moduleFolder } = program;
    writeFileSync(join(moduleFolder, "go.mod"), `module greeter\n\ngo 1.21\n\nrequire ${uuid} v1.5.0\n`);
    writeFileSync(
      join(moduleFolder, "main.go"),
      `package main\n\nimport (\n\t"fmt"\n\n\t"${uuid}"\n)\n\nfunc main() { fmt.Print(uuid.Nil) }\n`,
    );
    const notServed = () => {
      throw new Error("a module that every proxy serves was refused");
    };
    const { binary } = await buildGoProgram({ ...program, needs: { path: uuid, name: "uuid", notServed } });
    expect(execFileSync(binary, { encoding: "utf8" })).toBe("00000000-0000-0000-0000-000000000000");
    expect(readdirSync(moduleFolder).sort()).toEqual(["go.mod", "main.go"]);
  },
  LIMIT_MS,
);
