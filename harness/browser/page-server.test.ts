import { request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { bundlePage } from "./bundle-page.ts";
import { type PageServer, servePage } from "./page-server.ts";

async function served(script = "1"): Promise<PageServer> {
  const server = await servePage(script);
  onTestFinished(() => server.close());
  return server;
}

/** By hand, since fetch does not let a caller choose the Host. */
const statusWith = (url: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });

test("the page loads its script, and the browser may let it speak to this machine only", async () => {
  const { url } = await served("console.log(1)");
  const page = await fetch(url);
  expect(await page.text()).toContain('src="/player.js"');
  expect(page.headers.get("content-security-policy")).toContain(
    "connect-src http://127.0.0.1:* ws://127.0.0.1:*",
  );
  expect(await (await fetch(new URL("player.js", url))).text()).toBe("console.log(1)");
  expect((await fetch(new URL("elsewhere", url))).status).toBe(404);
});

test("a foreign Host or Origin gets nothing", async () => {
  const { url } = await served();
  expect(await statusWith(url, { host: "rebound.example" })).toBe(403);
  expect(await statusWith(url, { origin: "https://page.example" })).toBe(403);
  expect(await statusWith(url, {})).toBe(200);
});

test("the script holds nakama-js and nothing of Node's", async () => {
  const script = await bundlePage();
  expect(script).toContain("addMatchmaker");
  expect(script).not.toMatch(/from "node:|require\("node:/);
});
