import { timingSafeEqual } from "node:crypto";
import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { z } from "zod";
import { judgeOrigin } from "../origin-guard.ts";
import { CommandRefused } from "./command.ts";
import type { Control } from "./control.ts";
import { streamJournal } from "./stream-journal.ts";

/** Everything of ours stands below this path; AWS has nothing there. */
export const CONTROL_PREFIX = "/_windtunnel";

export interface ControlApiOptions {
  readonly control: Control;
  readonly token: string;
  readonly allowedHosts: readonly string[];
}

/** Whole epoch milliseconds: instants of GameLift are shown as such, and dates of five-digit years are read by nobody. */
const instantGiven = z
  .number()
  .int()
  .min(0)
  .max(Date.UTC(9999, 11, 31));
const clockRequest = z.strictObject({ to: instantGiven, base: z.enum(["clock", "real"]).default("clock") });
const pingRequest = z.strictObject({ whom: z.enum(["all", "unconfirmed"]).default("all") });
const pathRequest = z.strictObject({ isReachable: z.boolean() });
const cutRequest = z.strictObject({
  processId: z.string().optional(),
  closeCode: z.number().int().optional(),
});
const journalRequest = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100_000).optional(),
});
const streamRequest = journalRequest.omit({ limit: true });
const explainRequest = z.strictObject({ about: z.string().optional() });
const scope = z.strictObject({
  account: z.string().regex(/^\d{12}$/, "an account is twelve digits"),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "a region is named as us-east-1"),
});
const commandRequest = z.strictObject(
  {
    parameters: z.record(z.string(), z.unknown()).default({}),
    scope: scope.optional(),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `what a command is told stands in parameters, as in {"parameters":{…}}: ${issue.keys.join(", ")}`
        : undefined,
  },
);

/**
 * The control API over HTTP: for another process, never for a web page. Host, Origin, token and content type are
 * checked before anything is read.
 */
export function controlApi({ control, token, allowedHosts }: ControlApiOptions): Router {
  const api = express.Router();
  api.use((request, response, next) => {
    const judgement = judgeOrigin({
      host: request.headers.host,
      origin: request.headers.origin,
      allowedHosts,
    });
    if ("refused" in judgement) return refuse(response, 403, judgement.refused);
    if (!isToken(request.headers["x-windtunnel-token"], token)) {
      return refuse(
        response,
        401,
        "The header x-windtunnel-token must carry the control token that the emulator printed.",
      );
    }
    if (request.method === "POST" && !request.is("application/json")) {
      return refuse(response, 415, "The control API takes application/json.");
    }
    next();
  });
  api.use(express.json({ limit: "1mb" }));
  api.get("/addresses", (_request, response) => void response.json(control.addresses()));
  api.get("/clock", (_request, response) => void response.json(control.clock()));
  api.post("/clock", (request, response) => {
    const { to, base } = parse(clockRequest, request.body);
    response.json(control.setClock(to, base));
  });
  api.get("/wanted-processes", (_request, response) => void response.json(control.wantedProcesses()));
  api.get("/broken-truths", (_request, response) => void response.json(control.brokenTruths()));
  api.get("/busy", (_request, response) => void response.json(control.busy()));
  api.post("/ping", async (request, response) => {
    await control.ping(parse(pingRequest, request.body).whom);
    response.json({});
  });
  api.get("/state", (_request, response) => void response.json(control.state()));
  api.get("/state-hash", (_request, response) => void response.json({ hash: control.stateHash() }));
  api.get("/overdue", (_request, response) => void response.json(control.overdue()));
  api.get("/explain", (request, response) => {
    response.json(control.explanation(parse(explainRequest, request.query).about));
  });
  api.get("/journal", (request, response) => {
    const { after, limit } = parse(journalRequest, request.query);
    response.json(control.journal(after, limit));
  });
  api.get("/journal/canonical", (_request, response) => void response.json(control.canonicalJournal()));
  api.get("/journal/stream", async (request, response) => {
    await streamJournal(control, parse(streamRequest, request.query).after, response);
  });
  api.post("/queue-path", (request, response) => {
    control.setQueueReachable(parse(pathRequest, request.body).isReachable);
    response.json({});
  });
  api.post("/server-sdk-path", async (request, response) => {
    await control.setServerSdkReachable(parse(pathRequest, request.body).isReachable);
    response.json({});
  });
  api.post("/restart-server-sdk-listener", async (_request, response) => {
    await control.restartServerSdkListener();
    response.json({});
  });
  api.post("/cut-server-sdk-sockets", (request, response) => {
    const { processId, closeCode } = parse(cutRequest, request.body);
    response.json(
      control.cutServerSdkSockets({
        ...(processId === undefined ? {} : { processId }),
        ...(closeCode === undefined ? {} : { closeCode }),
      }),
    );
  });
  api.post("/commands/:name", (request, response) => {
    const { parameters, scope: named } = parse(commandRequest, request.body);
    response.json(control.command(request.params.name, parameters, named));
  });
  api.use((request, response) =>
    refuse(response, 404, `There is no ${request.method} ${CONTROL_PREFIX}${request.path}.`),
  );
  api.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = error instanceof CommandRefused ? error.statusCode : statusOfParser(error);
    refuse(response, status, error instanceof Error ? error.message : String(error));
  });
  return api;
}

function parse<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new CommandRefused(400, z.prettifyError(parsed.error));
}

function isToken(given: string | string[] | undefined, token: string): boolean {
  if (typeof given !== "string") return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Express's JSON parser marks what it refuses with a status. */
function statusOfParser(error: unknown): number {
  if (typeof error === "object" && error !== null && "status" in error && typeof error.status === "number") {
    return error.status;
  }
  return 500;
}

function refuse(response: Response, status: number, message: string): void {
  response.status(status).json({ message });
}
