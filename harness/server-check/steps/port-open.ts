import { type CheckStep, right, type Sight, wrong } from "../check-step.ts";
import type { Examination } from "../examination.ts";
import { whatListens } from "../port-probe.ts";

/** **Documented** (EC2InboundPermissions): what a managed fleet can open for players. */
const LOWEST_PORT = 1_026;
const HIGHEST_PORT = 60_000;

/** The port named in ProcessReady is one that players can reach. */
export const portOpen: CheckStep = {
  name: "port",
  title: "listens on the port it named",
  needs: ["activated"],
  expected: () =>
    `a port from ${LOWEST_PORT} to ${HIGHEST_PORT}, open for TCP or UDP when ProcessReady is called`,
  look: async ({ findings: { port }, offeredPort }) => {
    if (port === undefined || port === 0)
      return wrong(
        "ProcessReady named no port",
        "Pass the port that players connect to in ProcessParameters.",
      );
    if (port < LOWEST_PORT || port > HIGHEST_PORT)
      return wrong(
        `port ${port}`,
        `Choose a port from ${LOWEST_PORT} to ${HIGHEST_PORT}: a fleet's inbound permissions cannot open another one.`,
      );
    return await listeningOn(port, offeredPort);
  },
};

async function listeningOn(port: number, offered: Examination["offeredPort"]): Promise<Sight> {
  const listening = await whatListens(port);
  const isElsewhere = offered.isInArguments && port !== offered.port;
  if (listening === "nothing") {
    const elsewhere = isElsewhere ? ` It was given port ${offered.port} in its arguments.` : "";
    return wrong(
      `nothing listens on port ${port}, neither TCP nor UDP.${elsewhere}`,
      "Open the port before ProcessReady, on all addresses (0.0.0.0), and name the very port that was opened: players " +
        "are sent there as soon as the game session is active.",
    );
  }
  if (isElsewhere)
    return wrong(
      `${listening} port ${port}, but its arguments say ${offered.port}`,
      "Listen where the arguments say: processes of one instance are kept apart by their launch parameters.",
    );
  return right(`${listening} port ${port} is open`);
}
