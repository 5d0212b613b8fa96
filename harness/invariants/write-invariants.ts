import { writeFileSync } from "node:fs";
import { invariantsDocument } from "./invariants-document.ts";

/** Run by `npm run docs`. */
writeFileSync(new URL("../../docs/invariants.md", import.meta.url), invariantsDocument());
