import { describe, expect, test } from "vitest";
import { type ReceiptHandles, trackReceiptHandles } from "./receipt-handles.ts";

const fifo = "q.fifo";

function received(
  handles: ReceiptHandles,
  queueName: string,
  receiptHandle: string,
  visibleAt?: number,
): void {
  handles.received({ queueName, messageId: "m", receiptHandle, visibleAt });
}

describe("a delete", () => {
  test.each([fifo, "q"])("of %s is the broker's to decide while the message is invisible", (queueName) => {
    const handles = trackReceiptHandles();
    received(handles, queueName, "h", 10_000);
    expect(handles.judgeDelete(queueName, "h", 9_999)).toBe("askBroker");
    expect(handles.judgeDelete(queueName, "unknown", 9_999)).toBe("askBroker");
    expect(handles.judgeDelete("another queue", "h", 99_999)).toBe("askBroker");
  });

  test("is done when it was done before, also after the visibility timeout", () => {
    const handles = trackReceiptHandles();
    received(handles, fifo, "h", 10_000);
    handles.deleted(fifo, "h");
    expect(handles.judgeDelete(fifo, "h", 20_000)).toBe("alreadyDeleted");
    expect(handles.isDoneAtAws(fifo, "h")).toBe(true);
  });

  test("by an expired handle is refused on FIFO queues and left to the broker on standard ones", () => {
    const handles = trackReceiptHandles();
    received(handles, fifo, "h", 10_000);
    received(handles, "q", "i", 10_000);
    expect(handles.judgeDelete(fifo, "h", 10_000)).toBe("expired");
    expect(handles.judgeDelete("q", "i", 10_000)).toBe("askBroker");
  });

  test("by an older handle is refused on FIFO queues and done on standard ones", () => {
    const handles = trackReceiptHandles();
    for (const queueName of [fifo, "q"]) {
      handles.received({
        queueName,
        messageId: queueName,
        receiptHandle: `${queueName} 1`,
        visibleAt: 10_000,
      });
      handles.received({
        queueName,
        messageId: queueName,
        receiptHandle: `${queueName} 2`,
        visibleAt: 20_000,
      });
    }
    expect(handles.judgeDelete(fifo, `${fifo} 1`, 5_000)).toBe("expired");
    expect(handles.isDoneAtAws(fifo, `${fifo} 1`)).toBe(false);
    expect(handles.judgeDelete("q", "q 1", 5_000)).toBe("askBroker");
    expect(handles.isDoneAtAws("q", "q 1")).toBe(true);
    expect(handles.isDoneAtAws("q", "q 2")).toBe(false);
  });

  test("is in time again when the visibility timeout was extended", () => {
    const handles = trackReceiptHandles();
    received(handles, fifo, "h", 10_000);
    handles.visibilityChanged(fifo, "h", 50_000);
    expect(handles.judgeDelete(fifo, "h", 49_999)).toBe("askBroker");
    handles.visibilityChanged(fifo, "h", undefined);
    expect(handles.judgeDelete(fifo, "h", 99_999)).toBe("askBroker");
  });

  test("is never judged too late when the client left the timeout to the queue", () => {
    const handles = trackReceiptHandles();
    received(handles, fifo, "h");
    expect(handles.judgeDelete(fifo, "h", 99_999_999)).toBe("askBroker");
  });
});

test("the oldest handles are forgotten beyond the limit", () => {
  const handles = trackReceiptHandles(2);
  for (const name of ["1", "2", "3"]) {
    handles.received({ queueName: "q", messageId: name, receiptHandle: name, visibleAt: undefined });
  }
  expect(["1", "2", "3"].map((name) => handles.messageIdOf("q", name))).toEqual([undefined, "2", "3"]);
});
