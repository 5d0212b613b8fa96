/** The report in a real Chromium, opened from disk as its reader does. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright";
import { afterAll, beforeAll, expect, onTestFinished, type TestContext, test } from "vitest";
import { findChromium } from "../../../bootstrap/machine.mjs";
import { junitOf } from "../junit.ts";
import { renderReport } from "./render-report.ts";
import { hostile, reportedScenarios } from "./testing/reported-scenarios.ts";

const chromiumPath = findChromium(process.env, process.platform);
const folder = mkdtempSync(join(tmpdir(), "windtunnel-report-"));
const LIMIT_MS = 60_000;
let browser: Browser | undefined;

beforeAll(async () => {
  const heading = { startedAt: 0, wallMs: 2_000, notes: [hostile] };
  writeFileSync(join(folder, "report.html"), renderReport(reportedScenarios, heading));
  if (chromiumPath === undefined) return;
  // Root may not have the sandbox, nor do many containers.
  const options = { executablePath: chromiumPath, args: ["--disable-gpu"], chromiumSandbox: false };
  browser = await chromium.launch({ ...options, timeout: LIMIT_MS });
}, LIMIT_MS);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

interface Opened {
  readonly page: Page;
  /** What the page asked for beside itself, and what it complained of. */
  readonly complaints: readonly string[];
}

async function open({ skip }: TestContext, hash = "", options: BrowserContextOptions = {}): Promise<Opened> {
  if (browser === undefined) return skip("there is no Chromium on the PATH");
  const page = await browser.newPage({ ...options, viewport: { width: 1_300, height: 900 } });
  onTestFinished(() => page.close());
  page.setDefaultTimeout(10_000);
  const url = pathToFileURL(join(folder, "report.html")).href;
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(`${url}${hash}`);
  return { page, complaints };
}

const shownMoments = (page: Page) => page.locator("#s1 tr[data-kind]:visible td.what").allInnerTexts();

test("a report shows hostile texts as they are, asks for nothing and runs nothing", {
  timeout: LIMIT_MS,
}, async (context) => {
  const { page, complaints } = await open(context);
  expect(await page.title()).toBe("1 passed, 1 failed, 1 skipped – Windtunnel");
  expect(await page.evaluate("window.hurt")).toBeUndefined();
  expect(await page.locator("img, #stories script:not([type='application/json'])").count()).toBe(0);
  for (const where of [
    "header",
    ".overview",
    "#s1 summary h2",
    "#s1 pre",
    "#s1 .meta",
    "#s1 .faults",
    "#s1 td.what",
  ])
    expect(await page.locator(where).filter({ hasText: hostile }).count()).toBeGreaterThan(0);
  expect(await page.locator("#s1 option").allInnerTexts()).toContain(`ada ${hostile}`);
  expect(complaints).toEqual([]);
});

test("a report lists failures first, opens them alone, and says why others have no story", {
  timeout: LIMIT_MS,
}, async (context) => {
  const { page } = await open(context);
  expect(await page.locator(".overview tbody .outcome").allInnerTexts()).toEqual([
    "✗ failed",
    "✓ passed",
    "– skipped",
  ]);
  expect(
    await page.locator("details.story").evaluateAll((all) => all.map((one) => one.hasAttribute("open"))),
  ).toEqual([true, false]);
  await page.getByRole("link", { name: "it passes" }).click();
  await page.getByText("It was not asked for.").waitFor();
  expect(await page.locator("#s1 th.way text").allTextContents()).toEqual([
    "scenario",
    "fleet manager",
    "GameLift",
    "servers",
  ]);
  expect(await page.locator("#s1 tr.fault").count()).toBe(1);
});

test("the moments of a report are filtered by kind, by subject, by words and by trouble", {
  timeout: LIMIT_MS,
}, async (context) => {
  const { page, complaints } = await open(context);
  const all = await shownMoments(page);
  const count = page.locator("#s1 output");
  expect(await count.innerText()).toBe(`${all.length} of ${all.length} moments`);

  await page.getByLabel("API calls").uncheck();
  expect(await shownMoments(page)).toEqual(all.filter((what) => !what.includes("StartGameSessionPlacement")));
  await page.getByRole("button", { name: "show all" }).click();
  expect(await shownMoments(page)).toEqual(all);

  await page.getByLabel("about").selectOption({ label: "server 0cf7…" });
  const ofServer = await shownMoments(page);
  expect(ofServer.length).toBeLessThan(all.length);
  expect(ofServer.some((what) => what.includes("has game session"))).toBe(true);
  expect(ofServer.some((what) => what.includes("TIMED_OUT"))).toBe(false);
  await page.getByLabel("about").selectOption({ label: `ada ${hostile}` });
  expect((await shownMoments(page)).some((what) => what.includes("seat is RESERVED"))).toBe(true);

  await page.getByLabel("about").selectOption("");
  await page.getByLabel("with the words").fill("timed_OUT");
  expect(await shownMoments(page)).toEqual([expect.stringContaining("is TIMED_OUT")]);
  await page.getByLabel("with the words").fill("");
  await page.getByLabel("trouble and faults only").check();
  expect((await shownMoments(page)).map((what) => what.replace(/\s+/g, " "))).toEqual([
    expect.stringContaining("FAULT"),
    expect.stringContaining("TIMED_OUT"),
  ]);
  expect(await count.innerText()).toBe(`2 of ${all.length} moments`);
  expect(complaints).toEqual([]);
});

test("a link to a moment of a report shows the state of all records then, and keys lead on from there", {
  timeout: LIMIT_MS,
}, async (context) => {
  const { page, complaints } = await open(context, "#s1-m3");
  const state = page.getByRole("complementary", { name: "State at the chosen moment" });
  const lines = async () =>
    (await state.locator("li").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
  expect(await lines()).toEqual([
    "placement 6287… PENDING",
    "game session 6287… ACTIVATING",
    "server 0cf7… ACTIVE",
  ]);
  expect(await state.locator("li.new").count()).toBe(1);

  await page.keyboard.press("Escape");
  expect(await state.isVisible()).toBe(false);
  // The link of the moment has the focus again: one moment on, by keys alone.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#s1-m4$/);
  await state.getByRole("button", { name: "before" }).press("Enter");
  await page.waitForURL(/#s1-m3$/);

  await page.locator("#s1 td.what", { hasText: "is TIMED_OUT" }).click();
  await state.getByText("TIMED_OUT", { exact: true }).waitFor();
  expect(await lines()).toContain("game session 6287… ACTIVE");
  expect(complaints).toEqual([]);
});

test("the state of a report's moment leaves room for the story beside it, or lies below", {
  timeout: LIMIT_MS,
}, async (context) => {
  const { page } = await open(context);
  await page.locator("#s1 td.what", { hasText: "is TIMED_OUT" }).click();
  await page.locator("#state").waitFor();
  // As wide as the diagram is where all seven take part.
  await page
    .locator("#s1 th.way")
    .evaluate((head: HTMLElement) => head.style.setProperty("min-width", "392px"));
  const right = async (selector: string) => {
    const box = await page.locator(selector).boundingBox();
    return (box?.x ?? Number.NaN) + (box?.width ?? Number.NaN);
  };
  for (const width of [1_300, 1_450, 1_500, 1_640, 1_920]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await right("#s1 .moments table"), `${width} pixels`).toBeLessThanOrEqual(
      await right("#s1 .inside"),
    );
  }
});

test("without scripts a report has stories, lives of records and links to moments, and offers no filters", {
  timeout: LIMIT_MS,
}, async (context) => {
  const { page } = await open(context, "", { javaScriptEnabled: false });
  expect((await shownMoments(page)).length).toBeGreaterThan(5);
  expect(await page.locator("form.filters").isVisible()).toBe(false);
  await page.getByText("What became of each of 4 records").click();
  const placement = page.locator("table.lives tr", { hasText: "placement 6287…" });
  expect((await placement.locator("li").allInnerTexts()).map((text) => text.split(" ")[0])).toEqual([
    "PENDING",
    "TIMED_OUT",
  ]);
  await placement.getByRole("link", { name: "TIMED_OUT" }).click();
  expect(await page.locator("tr:target td.what").innerText()).toContain("is TIMED_OUT");
});

test("JUnit's file is XML that a parser takes, with every text as it was", {
  timeout: LIMIT_MS,
}, async (context) => {
  const { page } = await open(context);
  const xml = junitOf(reportedScenarios, 0);
  const read = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "application/xml");
    return {
      problem: parsed.querySelector("parsererror")?.textContent ?? "none",
      failure: parsed.querySelector("failure")?.getAttribute("message"),
      stack: parsed.querySelector("failure")?.textContent,
      skipped: parsed.querySelector("skipped")?.getAttribute("message"),
      cases: parsed.querySelectorAll("testsuites > testsuite > testcase").length,
    };
  }, xml);
  expect(read).toEqual({
    problem: "none",
    failure: hostile,
    stack: `Error: ${hostile}`,
    skipped: hostile,
    cases: 3,
  });
});
