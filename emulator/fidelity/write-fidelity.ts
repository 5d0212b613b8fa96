import { writeFileSync } from "node:fs";
import { fidelityDocument } from "./fidelity.ts";
import { emulatorSources } from "./sources.ts";

/** Run by `npm run docs`. */
writeFileSync(new URL("../../docs/fidelity.md", import.meta.url), fidelityDocument(emulatorSources()));
