import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The page's script with nakama-js, which publishes no file that a page could load as it is. */
export async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("page/player-page.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "chrome120",
    write: false,
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error("esbuild made no script of harness/browser/page/player-page.ts");
  return script.text;
}
