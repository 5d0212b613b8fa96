/** What the documents link to is there, and whoever reads the README finds each of them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const project = fileURLToPath(new URL("..", import.meta.url));
const below = (folder: string): string[] =>
  readdirSync(join(project, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
const documents = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "nakama-module/README.md"],
  ...["docs", "scenarios"].flatMap(below).filter((path) => path.endsWith(".md")),
];
const textOf = (path: string): string => readFileSync(join(project, path), "utf8");

/** The names by which a document's headings are linked to. */
const headings = (path: string): readonly string[] =>
  [...textOf(path).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, "")
      .replaceAll(" ", "-"),
  );

interface Link {
  readonly text: string;
  readonly path: string;
  readonly heading: string | undefined;
}

const linksIn = (document: string): readonly Link[] =>
  [...textOf(document).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, text = ""]) => {
    if (/^https?:/.test(text)) return [];
    const [path = "", heading] = text.split("#");
    return [{ text, path: path === "" ? document : normalize(join(document, "..", path)), heading }];
  });

test.each(documents)("every link of %s leads somewhere", (document) => {
  const broken = linksIn(document).filter(
    ({ path, heading }) =>
      !existsSync(join(project, path)) || (heading !== undefined && !headings(path).includes(heading)),
  );
  expect(broken.map(({ text }) => text)).toEqual([]);
});

test.each(documents)("every document that %s names is there", (document) => {
  const named = [
    ...textOf(document).matchAll(/`((?:docs|scenarios|nakama-module)\/[\w./-]+\.(?:md|json|ts))`/g),
  ];
  expect(named.map(([, path = ""]) => path).filter((path) => !existsSync(join(project, path)))).toEqual([]);
});

test("the README links to every document of docs and to every README", () => {
  const linked = linksIn("README.md").map(({ path }) => path);
  const expected = documents.filter((path) => path !== "README.md" && !path.startsWith("docs/decisions/"));
  expect(expected.filter((path) => !linked.includes(path))).toEqual([]);
  expect(linked).toContain("docs/decisions/");
});
