import type { JournalEntry, QueueObservation } from "../../emulator/index.ts";
import type { Cast } from "./cast.ts";
import { nakama, queue, type Story } from "./story.ts";

interface PlacementEventSeen {
  readonly type: string;
  readonly placementId: string | undefined;
}

/** Tells what passes between Nakama and its queue. It lives for one story: the first poll and each message are known by it. */
export class QueueTeller {
  readonly #cast: Cast;
  readonly #story: Story;
  readonly #messages = new Map<string, string>();
  #hasPolled = false;

  constructor(cast: Cast, story: Story) {
    this.#cast = cast;
    this.#story = story;
  }

  tell(entry: JournalEntry): void {
    const observation = entry.details as unknown as QueueObservation;
    const { wallAt, at } = entry;
    const told = this.#words(observation);
    if (told !== undefined) this.#story.tell({ wallAt, at, ...told });
  }

  #words(seen: QueueObservation) {
    switch (seen.kind) {
      case "started":
        return seen.action === "ReceiveMessage"
          ? this.#polls(seen.queueName, seen.waitTimeSeconds)
          : undefined;
      case "answered":
        if (seen.errorType !== undefined) {
          return {
            actor: queue,
            what: `answers ${seen.action} with ${seen.errorType} (${seen.status})`,
            isTrouble: true,
          };
        }
        if (seen.action === "ReceiveMessage") return this.#received(seen.messages);
        if (seen.action.startsWith("DeleteMessage")) {
          return {
            actor: nakama,
            what: `deletes ${seen.messageIds.map((id) => this.#nameOf(id)).join(", ")}`,
          };
        }
        return { actor: nakama, what: `calls ${seen.action}` };
      case "aborted":
        this.#hasPolled = false;
        return { actor: nakama, what: `leaves while its ${seen.action} is being served` };
      case "unanswered":
        return { actor: queue, what: `gives ${seen.action} no answer`, isTrouble: true };
      case "refused":
        return { actor: queue, what: `refuses a request: ${seen.message}`, isTrouble: true };
      case "cut":
        return { actor: nakama, what: "does not reach the queue: the path is cut", isTrouble: true };
    }
  }

  #polls(queueName: string | undefined, waitTimeSeconds: number | undefined) {
    if (this.#hasPolled) {
      this.#story.leaveOut("further polls of the queue");
      return undefined;
    }
    this.#hasPolled = true;
    const wait = waitTimeSeconds === undefined ? "" : `, each poll waits up to ${waitTimeSeconds} s`;
    return { actor: nakama, what: `begins to poll ${queueName ?? "a queue"}${wait}` };
  }

  #received(
    messages: readonly {
      readonly messageId: string;
      readonly placementEvent: PlacementEventSeen | undefined;
    }[],
  ) {
    if (messages.length === 0) {
      this.#story.leaveOut("polls that brought nothing");
      return undefined;
    }
    const names = messages.map(({ messageId, placementEvent }) => {
      const again = this.#messages.has(messageId) ? " again" : "";
      const name =
        placementEvent === undefined
          ? "a message that is no placement event"
          : `${placementEvent.type} of ${this.#cast.placement(placementEvent.placementId)}`;
      this.#messages.set(messageId, name);
      return `${name}${again}`;
    });
    return { actor: queue, what: `hands over ${names.join(", ")}` };
  }

  #nameOf(messageId: string | undefined): string {
    return this.#messages.get(messageId ?? "") ?? "a message";
  }
}
