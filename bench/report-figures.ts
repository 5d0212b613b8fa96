import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { figureLines, isMet, notesOf } from "./figures.ts";
import { type MeasuredSection, withSection } from "./performance-document.ts";

const DOCUMENT = new URL("../docs/performance.md", import.meta.url);

/** Prints the table of a run, and puts it into docs/performance.md when that is wanted. */
export function reportFigures(
  section: MeasuredSection,
  isWritten: boolean,
  print: (line: string) => void,
): void {
  const { figures } = section;
  print("");
  const notes = notesOf(figures);
  for (const line of [...figureLines(figures), ...notes, ...(notes.length === 0 ? [] : [""])]) print(line);
  const judged = figures.filter(({ goal }) => goal !== undefined);
  print(`${judged.filter(isMet).length} of ${judged.length} goals met`);
  if (!isWritten) return;
  const present = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, "utf8") : "";
  writeFileSync(DOCUMENT, withSection(present, section));
}
