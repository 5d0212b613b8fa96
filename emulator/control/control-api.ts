import { timingSafeEqual } from "node:crypto";
import express, { type NextFunction, type Request, type Response, type Router } from "express";
import { z } from "zod";
import { judgeOrigin } from "../origin-guard.ts";
import { CommandRefused } from "./command.ts";
import type { Control } from "./control.ts";

/** Everything of ours stands below this path; AWS has nothing there. */
export const CONTROL_PREFIX = "/_windtunnel";

export interface ControlApiOptions {
  readonly control: Control;
  readonly token: string;
  readonly allowedHosts: readonly string[];
}

const clockRequest = z.strictObject({ to: z.number(), base: z.enum(["clock", "real"]).default("clock") });
const pathRequest = z.strictObject({ isReachable: z.boolean() });
const journalRequest = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100_000).optional(),
});
const scope = z.strictObject({ account: z.string(), region: z.string() });
const commandRequest = z.strictObject({
  parameters: z.record(z.string(), z.unknown()).default({}),
  scope: scope.optional(),
});

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
  api.get("/busy", (_request, response) => void response.json(control.busy()));
  api.post("/ping", async (_request, response) => {
    await control.ping();
    response.json({});
  });
  api.get("/state", (_request, response) => void response.json(control.state()));
  api.get("/overdue", (_request, response) => void response.json(control.overdue()));
  api.get("/explain", (request, response) => {
    const placementId = request.query.placementId;
    response.json({ text: control.explain(typeof placementId === "string" ? placementId : undefined) });
  });
  api.get("/journal", (request, response) => {
    const { after, limit } = parse(journalRequest, request.query);
    response.json(control.journal(after, limit));
  });
  api.get("/journal/stream", (request, response) => streamJournal(control, request, response));
  api.post("/queue-path", (request, response) => {
    control.setQueueReachable(parse(pathRequest, request.body).isReachable);
    response.json({});
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

/** One JSON object a line, oldest first, then each new entry as it is written. */
function streamJournal(control: Control, request: Request, response: Response): void {
  const { after } = parse(journalRequest, request.query);
  response.writeHead(200, { "content-type": "application/x-ndjson", "cache-control": "no-store" });
  for (const entry of control.journal(after)) response.write(`${JSON.stringify(entry)}\n`);
  const stop = control.onJournal((entry) => response.write(`${JSON.stringify(entry)}\n`));
  response.on("close", stop);
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
