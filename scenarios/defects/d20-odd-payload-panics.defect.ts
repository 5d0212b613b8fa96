import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D20",
  severity: "A",
  title: "a report with a number for a property, or of null, panics",
  symptom:
    "Over HTTP the connection closes without an answer. Over a player's socket no answer comes, neither to this nor to any later message. Over gRPC the whole of Nakama dies.",
  cause:
    "The update RPC takes each property for text without a look, and the payload for an object. Nakama's HTTP server recovers from a panic, its sockets leave their connection behind, and its gRPC server recovers from nothing.",
  hurts:
    "Game servers whose report has a number among the properties. And everybody: whoever is signed in may call this RPC (D7), and gRPC's port is open beside the other.",
  liveWith:
    "Send properties as text. Keep the gRPC port closed to the outside. Register the RPC again with a handler that checks the payload before it calls Update.",
  cure: "the wrapper's RPCs refuse such payloads",
};
