import { writeFileSync } from "node:fs";
import { faultsDocument } from "./document.ts";

/** Run by `npm run docs`. */
writeFileSync(new URL("../../docs/faults.md", import.meta.url), faultsDocument());
