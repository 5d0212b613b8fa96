import { SQSClient } from "@aws-sdk/client-sqs";
import { type GatewayInTest, startGatewayInTest } from "./gateway-in-test.ts";
import type { QueueObservation } from "./queue-observation.ts";
import { createQueueProxy, type QueueProxy, type QueueProxyOptions } from "./queue-proxy.ts";

/** AWS's own client that reaches a broker as a user's does: by AWS's host name, through CONNECT, TLS and our proxy. */
export interface QueueProxyInTest {
  readonly client: SQSClient;
  readonly running: GatewayInTest;
  readonly proxy: QueueProxy;
  readonly seen: QueueObservation[];
  queueUrl(name: string): string;
  close(): Promise<void>;
}

export const region = "eu-west-1";

export async function startQueueProxyInTest(
  options: Partial<QueueProxyOptions> & Pick<QueueProxyOptions, "brokerUrl">,
): Promise<QueueProxyInTest> {
  const seen: QueueObservation[] = [];
  const queueUrlOf = (name: string, of: string) => `https://sqs.${of}.amazonaws.com/000000000000/${name}`;
  const proxy = createQueueProxy({
    queuePrefix: "w7",
    queueUrlOf,
    homeRegion: region,
    observe: (observation) => seen.push(observation),
    ...options,
  });
  const running = await startGatewayInTest({ queueServer: proxy.server });
  const client = new SQSClient({
    region,
    credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "secret" },
    requestHandler: { httpsAgent: running.agent },
    maxAttempts: 1,
  });
  return {
    client,
    running,
    proxy,
    seen,
    queueUrl: (name) => queueUrlOf(name, region),
    async close() {
      client.destroy();
      proxy.close();
      await running.close();
    },
  };
}
