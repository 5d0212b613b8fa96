/** AWS's clients in Python: boto3, and the command line as a person types it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolders } from "../stack/folders.ts";
import { type PythonClients, preparePythonClients } from "../stack/python-clients.ts";
import { runToEnd } from "../stack/run-to-end.ts";
import type { ClientOutcome, PlainValue } from "./client-outcome.ts";
import { lineStepsClient } from "./line-steps-client.ts";
import type { ClientKind } from "./steps-client.ts";

const prepare = (): Promise<PythonClients> => preparePythonClients(projectFolders());

export const boto3: ClientKind = {
  name: "boto3",
  knowsEmptyLists: true,
  async prepare() {
    const { python, boto3Client } = await prepare();
    return async ({ apiUrl, region }) =>
      lineStepsClient({
        name: "boto3",
        command: python,
        args: ["-I", boto3Client],
        env: {
          ENDPOINT: apiUrl,
          REGION: region,
          AWS_CONFIG_FILE: "/dev/null",
          AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        },
        typeOf: (code) => code,
      });
  },
};

/** Wall milliseconds for one command; most of it is Python's start. */
const COMMAND_LIMIT_MS = 45_000;
/** **Observed** with awscli 1.46: 254 or 255 for what the service refuses. */
const ACCEPTED_CODES = [0, 254, 255];

export const awsCommandLine: ClientKind = {
  name: "the AWS CLI",
  knowsEmptyLists: true,
  async prepare() {
    const { python } = await prepare();
    return async ({ apiUrl, region }) => {
      const folder = mkdtempSync(join(tmpdir(), "windtunnel-aws-cli-"));
      const configuration = join(folder, "config");
      writeFileSync(configuration, "[default]\ncli_timestamp_format = iso8601\noutput = json\n");
      const env = {
        AWS_CONFIG_FILE: configuration,
        AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        AWS_ACCESS_KEY_ID: "AKIDWINDTUNNEL",
        AWS_SECRET_ACCESS_KEY: "windtunnel",
        AWS_MAX_ATTEMPTS: "1",
        LANG: "C.UTF-8",
      };
      return {
        async call({ name }, { typed }) {
          if (typed === undefined) throw new Error(`nobody has said what to type for ${name}`);
          const args = [
            "-I",
            "-m",
            "awscli",
            "gamelift",
            ...typed,
            "--endpoint-url",
            apiUrl,
            "--region",
            region,
          ];
          const logFile = join(folder, `${name}.log`);
          const limits = { limitMs: COMMAND_LIMIT_MS, acceptedCodes: ACCEPTED_CODES };
          return outcomeOf(await runToEnd({ name: "aws", command: python, args, env, logFile, ...limits }));
        },
        close: async () => rmSync(folder, { recursive: true, force: true }),
      };
    };
  },
};

/** @throws Error with what was written when it is neither an output nor a refusal of the service. */
export function outcomeOf(written: string): ClientOutcome {
  const refusal =
    /An error occurred \((\w+)\) when calling the \w+ operation(?: \(.*?\))?: ([\s\S]*?)\s*$/.exec(written);
  if (refusal !== null) return { error: { code: refusal[1] ?? "", message: refusal[2] ?? "" } };
  if (written.trim() === "") return { output: {} };
  try {
    return {
      output: withUsualInstants(JSON.parse(written) as PlainValue) as { [member: string]: PlainValue },
    };
  } catch {
    throw new Error(`the command wrote neither JSON nor a refusal: ${written}`);
  }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function withUsualInstants(value: PlainValue): PlainValue {
  if (typeof value === "string") return INSTANT.test(value) ? new Date(value).toISOString() : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withUsualInstants);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withUsualInstants(member)]));
}
