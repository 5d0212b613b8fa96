import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readServiceFile, writeServiceFile } from "./service-file.ts";

test("a running service is found by its file, which its owner alone may read, until it ends", () => {
  const folder = mkdtempSync(join(tmpdir(), "service-file-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const folders = { state: join(folder, "state") };
  expect(readServiceFile(folders)).toBeUndefined();

  const first = { apiUrl: "http://127.0.0.1:7300", controlToken: "token-1", region: "us-east-1" };
  const endFirst = writeServiceFile(folders, first);
  expect(readServiceFile(folders)).toEqual(first);
  expect(statSync(join(folders.state, "up.json")).mode & 0o777).toBe(0o600);

  const second = { ...first, apiUrl: "http://127.0.0.1:7400", controlToken: "token-2" };
  const endSecond = writeServiceFile(folders, second);
  endFirst();
  expect(readServiceFile(folders)).toEqual(second);
  endSecond();
  expect(readServiceFile(folders)).toBeUndefined();
});
