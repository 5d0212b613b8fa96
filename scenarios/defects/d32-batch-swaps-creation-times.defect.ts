import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D32",
  severity: "C",
  title: "rows that are written together swap their creation times in the index",
  symptom:
    "After a sync or a List without a query, the next List answers in a wrong order; the one after that is right again.",
  cause:
    "Nakama writes the rows of a batch in the order of their keys and hands them to the index with the acknowledgements in the order of the call: each document has version and creation time of another. A List that meets a wrong version reads the row again and mends its document, though to the second only.",
  hurts: "Whoever relies on List's order by age, until the List after the next.",
  liveWith: "Sort in the hook what List answers.",
};
