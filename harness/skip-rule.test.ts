import { expect, test } from "vitest";
import { mayRun, type SkipQuestion } from "./skip-rule.ts";

const question: SkipQuestion = {
  title: "a browser plays",
  needs: ["nakama", "chromium"],
  lacks: {},
  list: {},
  platform: "linux",
  isCi: true,
};
const lacks = { chromium: "there is no Chromium" };
const listed = { reason: "no browser in the image", where: "linux" };

test("what has all that it needs runs", () => {
  expect(mayRun(question)).toEqual({});
});

test("on a person's machine whatever lacks something is skipped with the reason", () => {
  expect(mayRun({ ...question, isCi: false, lacks })).toEqual({ skip: "there is no Chromium" });
});

test("under CI a skip that is not listed fails, and says what is missing", () => {
  expect(mayRun({ ...question, lacks }).fail).toMatch(/does not list it: there is no Chromium/);
});

test.each([
  ["by the need", { chromium: listed }],
  ["by its title", { "a browser plays": listed }],
  ["everywhere", { chromium: { ...listed, where: "everywhere" } }],
])("under CI a skip that is listed %s is one", (_how, list) => {
  expect(mayRun({ ...question, lacks, list })).toEqual({ skip: "there is no Chromium" });
});

test("a listing for another platform does not count", () => {
  const list = { chromium: { ...listed, where: "darwin" } };
  expect(mayRun({ ...question, lacks, list }).fail).toBeDefined();
});

test("every missing need has to be listed", () => {
  const both = { ...lacks, nakama: "there is no Nakama" };
  expect(mayRun({ ...question, lacks: both, list: { chromium: listed } }).fail).toMatch(/there is no Nakama/);
});

test("under CI a scenario that is listed by title and can run fails; elsewhere it just runs", () => {
  const list = { "a browser plays": listed };
  expect(mayRun({ ...question, list }).fail).toMatch(/and it can: remove it/);
  expect(mayRun({ ...question, list, isCi: false })).toEqual({});
});
