/**
 * SendMessage and nothing else, on a thread of its own: bodies as long as an event's, each in a message group of its own,
 * by `node:http` over kept connections. Answers how many milliseconds passed until the queue had accepted the last one.
 */
import { Agent, request } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

const { brokerUrl, queueName, atOnce, body } = workerData as {
  readonly brokerUrl: string;
  readonly queueName: string;
  readonly atOnce: number;
  readonly body: string;
};
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
const { hostname, port } = new URL(brokerUrl);
// Read once, like the emulator's: an address as text costs a fifth of a request.
const options = {
  method: "POST",
  hostname,
  port,
  path: "/",
  agent,
  headers: { "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "AmazonSQS.SendMessage" },
};
let sent = 0;

async function send(): Promise<void> {
  sent += 1;
  const id = `bare-${sent}`;
  const QueueUrl = `${brokerUrl}/queue/${queueName}`;
  const text = JSON.stringify({
    QueueUrl,
    MessageBody: body,
    MessageGroupId: id,
    MessageDeduplicationId: id,
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const outgoing = request({
    ...options,
    headers: { ...options.headers, "Content-Length": Buffer.byteLength(text) },
  });
  outgoing.on("error", reject);
  outgoing.on("response", (answer) => {
    answer.resume();
    if (answer.statusCode !== 200) reject(new Error(`the broker answered ${answer.statusCode}`));
    answer.on("end", resolve);
  });
  outgoing.end(text);
  await promise;
}

async function sendAll(count: number): Promise<number> {
  const startedAt = performance.now();
  let left = count;
  const oneAfterTheOther = async () => {
    while (left > 0) {
      left -= 1;
      await send();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther));
  return performance.now() - startedAt;
}

parentPort?.on("message", (count: number) => {
  void sendAll(count).then((tookMs) => parentPort?.postMessage(tookMs));
});
parentPort?.postMessage("ready");
