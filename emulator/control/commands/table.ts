import type { Command } from "../command.ts";
import { addFault } from "./add-fault.ts";
import { createTopic } from "./create-topic.ts";
import { interruptInstance } from "./interrupt-instance.ts";
import { launchPathsValidated } from "./launch-paths-validated.ts";
import { launchRefused } from "./launch-refused.ts";
import { liftFault } from "./lift-fault.ts";
import { processExited } from "./process-exited.ts";
import { pushUpdateGameSession } from "./push-update-game-session.ts";
import { refreshConnection } from "./refresh-connection.ts";
import { reset } from "./reset.ts";
import { startManagedHost } from "./start-managed-host.ts";
import { subscribe } from "./subscribe.ts";

/** The commands of the control API that change state, by their name in its path. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    "add-fault": addFault,
    "create-topic": createTopic,
    "interrupt-instance": interruptInstance,
    "lift-fault": liftFault,
    "launch-paths-validated": launchPathsValidated,
    "launch-refused": launchRefused,
    "process-exited": processExited,
    "refresh-connection": refreshConnection,
    "push-update-game-session": pushUpdateGameSession,
    reset,
    "start-managed-host": startManagedHost,
    subscribe,
  }),
);
