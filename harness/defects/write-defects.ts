import { writeFileSync } from "node:fs";
import { defectsDocument } from "./defects-document.ts";

/** Run by `npm run docs`. */
writeFileSync(new URL("../../docs/defects.md", import.meta.url), await defectsDocument());
