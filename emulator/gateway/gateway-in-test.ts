import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { Agent, request } from "node:https";
import { type CertificateAuthority, createCertificateAuthority } from "./certificate-authority.ts";
import { createGateway, type Gateway, type GatewayOptions } from "./gateway.ts";
import type { GatewayRefusal } from "./refusal.ts";

/** A gateway that listens, with what tests need around it. */
export interface GatewayInTest {
  readonly gateway: Gateway;
  readonly authority: CertificateAuthority;
  readonly refusals: GatewayRefusal[];
  /** Node's own proxy support, which knows our gateway as any proxy and trusts our authority only. */
  readonly agent: Agent;
  close(): Promise<void>;
}

export async function startGatewayInTest(
  options: Partial<Omit<GatewayOptions, "emulatorServer" | "queueServer">> & {
    readonly emulator?: RequestListener;
    readonly queueServer?: Server;
  } = {},
): Promise<GatewayInTest> {
  const { emulator, queueServer, ...rest } = options;
  const authority = options.authority ?? (await createCertificateAuthority());
  const refusals: GatewayRefusal[] = [];
  const gateway = createGateway({
    refused: (refusal) => refusals.push(refusal),
    ...rest,
    authority,
    emulatorServer: createServer(emulator ?? echo("emulator")),
    queueServer: queueServer ?? createServer(echo("queue")),
  });
  await gateway.listen();
  const agent = agentFor(gateway, authority);
  return {
    gateway,
    authority,
    refusals,
    agent,
    async close() {
      agent.destroy();
      await gateway.close();
    },
  };
}

export function agentFor(gateway: Gateway, authority: CertificateAuthority): Agent {
  return new Agent({
    keepAlive: true,
    ca: authority.certificatePem,
    proxyEnv: { HTTPS_PROXY: `http://127.0.0.1:${gateway.connectPort}` },
  });
}

/** Answers who it is and what it was asked for. */
export function echo(name: string): RequestListener {
  return (incoming: IncomingMessage, response) => {
    incoming.resume();
    response.end(`${name} ${incoming.method} ${incoming.headers.host}${incoming.url}`);
  };
}

export interface Fetched {
  readonly status: number;
  readonly body: string;
  readonly isReusedSocket: boolean;
}

/** One HTTPS request with its answer read. */
export function fetchVia(agent: Agent, url: string, headers: Record<string, string> = {}): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () => {
        const body = Buffer.concat(chunks).toString("utf8");
        resolve({ status: answer.statusCode ?? 0, body, isReusedSocket: outgoing.reusedSocket });
      });
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}
