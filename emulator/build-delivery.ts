import type { CoreParts } from "./build-core.ts";
import { Outbox } from "./events/outbox.ts";
import { sendToBroker } from "./events/send-to-broker.ts";
import type { SnsSigner } from "./events/sns-signature.ts";
import { brokerQueueName, type QueueNaming } from "./gateway/queue-name.ts";
import { createQueueProxy, type QueueProxy } from "./gateway/queue-proxy.ts";
import { DEFAULT_EVENT_DELAY_MS, type EmulatorOptions } from "./options.ts";

/** The two ways to the queues: events go out by the outbox, Nakama's calls by the proxy. */
export interface Delivery {
  readonly outbox: Outbox;
  readonly queueProxy: QueueProxy;
}

export function buildDelivery(parts: CoreParts, options: EmulatorOptions, signer: SnsSigner): Delivery {
  const { core, store, journal, wall, streams, home } = parts;
  const naming: QueueNaming = {
    queuePrefix: options.queuePrefix ?? "",
    queueUrlOf: (name, region) => `https://sqs.${region}.amazonaws.com/${home.account}/${name}`,
  };
  const queueProxy = createQueueProxy({
    ...naming,
    homeRegion: home.region,
    brokerUrl: () => options.brokerUrl,
    faults: {
      meet: (region, seam, subject) => {
        const placementId = "placementId" in subject ? subject.placementId : undefined;
        const subjectId = placementId ?? subject.queueName ?? "";
        // One and the same object for nearly every call: the store finds its tables by it.
        const scope = region === home.region ? home : { account: home.account, region };
        return parts.faults.meet(scope, seam, subject, subjectId);
      },
      after: (delayMs, run) => wall.after(delayMs, run),
    },
    observe: (observation) =>
      journal.write({ kind: "queue", what: observation.kind, details: { ...observation } }),
  });
  const outbox = new Outbox({
    core,
    store,
    journal,
    wall,
    streams,
    signer,
    faults: parts.faults,
    sender: sendToBroker({
      brokerUrl: options.brokerUrl,
      isReachable: () => queueProxy.isReachable,
      brokerQueueName: (name) => brokerQueueName(naming, name),
    }),
    minimumEventDelayMs: options.minimumEventDelayMs ?? DEFAULT_EVENT_DELAY_MS,
    messageGroup: options.messageGroup ?? "placement",
  });
  return { outbox, queueProxy };
}
