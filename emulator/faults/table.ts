import type { SeamName } from "../domain/fault.ts";
import { activationTwice } from "./activation-twice.ts";
import { aliasMoved } from "./alias-moved.ts";
import { clockDrift } from "./clock-drift.ts";
import { clockJump } from "./clock-jump.ts";
import { closeSocket } from "./close-socket.ts";
import { corruptEvent } from "./corrupt-event.ts";
import { corruptFrame } from "./corrupt-frame.ts";
import { corruptReceive } from "./corrupt-receive.ts";
import { delayEvent } from "./delay-event.ts";
import { delayPush } from "./delay-push.ts";
import { doneButFailed } from "./done-but-failed.ts";
import { dropPush } from "./drop-push.ts";
import { earlyEvent } from "./early-event.ts";
import { emptyPage } from "./empty-page.ts";
import { expiredCertificate } from "./expired-certificate.ts";
import { failAction } from "./fail-action.ts";
import { failCall } from "./fail-call.ts";
import { failDelete } from "./fail-delete.ts";
import type { FaultDefinition } from "./fault-definition.ts";
import { fleetDeleted } from "./fleet-deleted.ts";
import { floodPushes } from "./flood-pushes.ts";
import { halfOpenSocket } from "./half-open-socket.ts";
import { hangCall } from "./hang-call.ts";
import { ignoreAction } from "./ignore-action.ts";
import { interruption } from "./interruption.ts";
import { lateActivation } from "./late-activation.ts";
import { leaveOutMember } from "./leave-out-member.ts";
import { loseAnswer } from "./lose-answer.ts";
import { loseEvent } from "./lose-event.ts";
import { loseReceive } from "./lose-receive.ts";
import { neverActivate } from "./never-activate.ts";
import { noCapacity } from "./no-capacity.ts";
import { outOfOrder } from "./out-of-order.ts";
import { processLost } from "./process-lost.ts";
import { queueUnreachable } from "./queue-unreachable.ts";
import { rawEvent } from "./raw-event.ts";
import { refuseConnection } from "./refuse-connection.ts";
import { reorderEvents } from "./reorder-events.ts";
import { resetCall } from "./reset-call.ts";
import { sendEventTwice } from "./send-event-twice.ts";
import { shortenVisibility } from "./shorten-visibility.ts";
import { slowAnswer } from "./slow-answer.ts";
import { slowCall } from "./slow-call.ts";
import { slowDelete } from "./slow-delete.ts";
import { slowReceive } from "./slow-receive.ts";
import { staleRead } from "./stale-read.ts";
import { throttleCall } from "./throttle-call.ts";
import { throttleQueue } from "./throttle-queue.ts";
import { truncateAnswer } from "./truncate-answer.ts";
import { unknownEventType } from "./unknown-event-type.ts";
import { wrongNameCertificate } from "./wrong-name-certificate.ts";
import { wrongProtocol } from "./wrong-protocol.ts";
import { wrongQueue } from "./wrong-queue.ts";
/** The faults that can be ordered, by their seam and name. */
export const faultTables: { readonly [Seam in SeamName]: ReadonlyMap<string, FaultDefinition<Seam>> } = {
  "api.request": new Map(
    Object.entries({
      "fail-call": failCall,
      "throttle-call": throttleCall,
      "slow-call": slowCall,
      "hang-call": hangCall,
      "reset-call": resetCall,
      "wrong-protocol": wrongProtocol,
    }),
  ),
  "api.response": new Map(
    Object.entries({
      "done-but-failed": doneButFailed,
      "lose-answer": loseAnswer,
      "truncate-answer": truncateAnswer,
      "slow-answer": slowAnswer,
      "leave-out-member": leaveOutMember,
      "stale-read": staleRead,
      "empty-page": emptyPage,
    }),
  ),
  "placement.choose": new Map(
    Object.entries({
      "no-capacity": noCapacity,
      "process-lost": processLost,
      interruption: interruption,
      "fleet-deleted": fleetDeleted,
      "alias-moved": aliasMoved,
    }),
  ),
  clock: new Map(Object.entries({ "clock-jump": clockJump, "clock-drift": clockDrift })),
  "process.in": new Map(
    Object.entries({
      "never-activate": neverActivate,
      "late-activation": lateActivation,
      "activation-twice": activationTwice,
      "fail-action": failAction,
      "ignore-action": ignoreAction,
    }),
  ),
  "process.out": new Map(
    Object.entries({
      "close-socket": closeSocket,
      "half-open-socket": halfOpenSocket,
      "drop-push": dropPush,
      "delay-push": delayPush,
      "out-of-order": outOfOrder,
      "flood-pushes": floodPushes,
      "corrupt-frame": corruptFrame,
    }),
  ),
  "tls.handshake": new Map(
    Object.entries({
      "expired-certificate": expiredCertificate,
      "wrong-name-certificate": wrongNameCertificate,
    }),
  ),
  "event.publish": new Map(
    Object.entries({
      "lose-event": loseEvent,
      "send-event-twice": sendEventTwice,
      "delay-event": delayEvent,
      "early-event": earlyEvent,
      "reorder-events": reorderEvents,
      "corrupt-event": corruptEvent,
      "unknown-event-type": unknownEventType,
      "raw-event": rawEvent,
    }),
  ),
  "queue.call": new Map(
    Object.entries({
      "throttle-queue": throttleQueue,
      "queue-unreachable": queueUnreachable,
      "wrong-queue": wrongQueue,
    }),
  ),
  "queue.receive": new Map(
    Object.entries({
      "lose-receive": loseReceive,
      "slow-receive": slowReceive,
      "shorten-visibility": shortenVisibility,
      "corrupt-receive": corruptReceive,
    }),
  ),
  "queue.delete": new Map(
    Object.entries({
      "fail-delete": failDelete,
      "slow-delete": slowDelete,
    }),
  ),
  "process.connect": new Map(Object.entries({ "refuse-connection": refuseConnection })),
};

/** The kind of fault of that name, wherever its seam is. */
export function faultNamed(name: string): FaultDefinition<SeamName> | undefined {
  return Object.values(faultTables)
    .map((table) => table.get(name))
    .find((definition) => definition !== undefined);
}

export const faultNames = (): readonly string[] =>
  Object.values(faultTables).flatMap((table) => [...table.keys()]);
