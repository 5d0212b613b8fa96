/** Which chapter of docs/fidelity.md tells what a file imitates: the first whose pattern fits the file's path. */
const areas: readonly { readonly title: string; readonly files: RegExp }[] = [
  { title: "Game servers: the Server SDK's socket", files: /^server-sdk\/|handshake|server-process/ },
  { title: "Gateway: how unmodified clients reach the emulator", files: /^gateway\// },
  {
    title: "Events: topics, envelopes, queues",
    files: /^events\/|placement-event|(?:^|\/)(?:topic|publishing|subscriptions)\b/,
  },
  {
    title: "The API itself: protocols, errors, limits, paging",
    files:
      /^wire\/|api-error|throttle|rate-limit|rate-bucket|unsupported|(?:^|\/)(?:creation-)?page\b|origin-guard|admission/,
  },
  { title: "Player sessions", files: /player-session|given-players|player-data/ },
  { title: "Placement and queues", files: /placement|placing|queue|latency|priority|destination|attempts/ },
  {
    title: "Game sessions and search",
    files: /game-session|search|sort-expression|creation-limit|game-propert/,
  },
  {
    title: "Fleets, locations, computes and capacity",
    files:
      /fleet|location|compute|capacity|instance|scaling|process|hosts|price|cost|port-settings|inbound|runtime-configuration|shut-down|leaving/,
  },
  { title: "Aliases, builds, scripts and tags", files: /alias|build|script|tag|s3-|arn/ },
];
const REST = "What all of it stands on";

/** @param path below `emulator/`. */
export const areaOf = (path: string): string => areas.find(({ files }) => files.test(path))?.title ?? REST;

/** All chapters, in the order of the document. */
export const areaTitles: readonly string[] = [
  "Placement and queues",
  "Game sessions and search",
  "Player sessions",
  "Fleets, locations, computes and capacity",
  "Aliases, builds, scripts and tags",
  "Game servers: the Server SDK's socket",
  "The API itself: protocols, errors, limits, paging",
  "Events: topics, envelopes, queues",
  "Gateway: how unmodified clients reach the emulator",
  REST,
];
