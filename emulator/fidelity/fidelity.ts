import { areaOf, areaTitles } from "./area.ts";
import type { Source } from "./sources.ts";
import { type Evidence, type Statement, statementsOf } from "./statement.ts";

type Row = Statement & { readonly path: string };

/** What docs/fidelity.md says: every imitated behaviour, with how we know that AWS does the same. */
export function fidelityDocument(sources: readonly Source[]): string {
  const rows = sources.flatMap(({ path, text }) => statementsOf(text).map((row) => ({ ...row, path })));
  const count = (evidence: Evidence) => rows.filter((row) => row.evidence === evidence).length;
  const chapters = areaTitles.flatMap((title) => {
    const own = rows.filter(({ path }) => areaOf(path) === title);
    return own.length === 0 ? [] : chapter(title, own);
  });
  return [
    "# Fidelity",
    "",
    "What this emulator imitates and how we know that AWS does the same. Generated from the comments of `emulator/`;",
    "`npm run docs` writes it anew, and a test fails when it is stale.",
    "",
    `- **Documented** (${count("Documented")}): a page of AWS, or of a standard, says so.`,
    `- **Observed** (${count("Observed")}): clients, SDKs or recorded answers show it.`,
    `- **Assumed** (${count("Assumed")}): nobody says; the statement is our choice, and the first thing to doubt when AWS behaves otherwise.`,
    "",
    ...chapters,
  ].join("\n");
}

function chapter(title: string, rows: readonly Row[]): readonly string[] {
  return [`## ${title}`, "", "| what | evidence | statement |", "|---|---|---|", ...rows.map(line), ""];
}

function line({ about, evidence, source, text, path }: Row): string {
  const name = path.slice(path.lastIndexOf("/") + 1, -".ts".length);
  const what = `${about === "" ? "" : `${cell(about)} `}[${name}](../emulator/${path})`;
  const statement = source === undefined ? text : `${text} (${source})`;
  return `| ${what} | ${evidence} | ${cell(statement)} |`;
}

/** Bars would end the cell, and angle brackets outside of code would be taken for HTML. */
const cell = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith("`") ? part : part.replaceAll("<", "&lt;").replaceAll(">", "&gt;")))
    .join("")
    .replaceAll("|", "\\|");
