import { writeFileSync } from "node:fs";
import { explorationDocument } from "./document.ts";
import { readResults } from "./mutants/results.ts";

/** Run by `npm run docs`. */
writeFileSync(new URL("../../docs/exploration.md", import.meta.url), explorationDocument(readResults()));
