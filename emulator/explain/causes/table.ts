/** Every family of causes. Among causes of one rank those of the family that stands first come first. */
import type { CauseFamily } from "../question.ts";
import { activation } from "./activation.ts";
import { bench } from "./bench.ts";
import { destinations } from "./destinations.ts";
import { endings } from "./endings.ts";
import { events } from "./events.ts";
import { orderedFaults } from "./ordered-faults.ts";
import { queueClients } from "./queue-clients.ts";
import { refusedCalls } from "./refused-calls.ts";
import { refusedSockets } from "./refused-sockets.ts";
import { seats } from "./seats.ts";
import { serverProcesses } from "./server-processes.ts";

export const causeFamilies: readonly CauseFamily[] = [
  orderedFaults,
  destinations,
  refusedSockets,
  activation,
  serverProcesses,
  endings,
  refusedCalls,
  seats,
  events,
  queueClients,
  bench,
];
