import { writeFileSync } from "node:fs";
import { coverageDocument } from "./coverage.ts";

/** Run by `npm run docs`. */
writeFileSync(new URL("../../docs/coverage.md", import.meta.url), coverageDocument());
