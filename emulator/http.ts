import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import express from "express";
import { CONTROL_PREFIX, type ControlApiOptions, controlApi } from "./control/control-api.ts";
import { answerSigningCertificate } from "./events/signing-certificate-route.ts";
import type { SnsSigner } from "./events/sns-signature.ts";
import { answerGameSessionLogs, type GameSessionLogsOptions } from "./game-session-logs-route.ts";
import { keepIdleConnections } from "./gateway/keep-idle-connections.ts";

export interface HttpFront {
  /** AWS's API; measured five times as fast without Express before it. */
  readonly wire: RequestListener;
  readonly control: ControlApiOptions;
  readonly signer: Pick<SnsSigner, "signingCertificatePem">;
  readonly gameSessionLogs: GameSessionLogsOptions;
}

/** The one HTTP server: the control API below its prefix, SNS's certificate on its host, the AWS API for the rest. */
export function createHttpServer({ wire, control, signer, gameSessionLogs }: HttpFront): Server {
  const application = express();
  application.disable("x-powered-by");
  application.use(CONTROL_PREFIX, controlApi(control));
  const server = createServer((request, response) => {
    if (isControl(request)) {
      application(request, response);
      return;
    }
    if (request.method === "GET" || request.method === "HEAD") {
      if (answerGameSessionLogs(gameSessionLogs, request, response)) return;
      answerSigningCertificate(signer, request, response).then(
        (isAnswered) => {
          if (!isAnswered) wire(request, response);
        },
        (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
      );
      return;
    }
    wire(request, response);
  });
  keepIdleConnections(server);
  return server;
}

const isControl = (request: IncomingMessage): boolean =>
  request.url === CONTROL_PREFIX || request.url?.startsWith(`${CONTROL_PREFIX}/`) === true;
