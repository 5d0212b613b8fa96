import type { Addresses } from "../emulator/index.ts";
import { gatewayEnvironment } from "./gateway-environment.ts";
import { LineProgram } from "./line-program.ts";

/** What a call of the Go client came to. */
export interface GoSdkAnswer {
  /** How often the SDK sent it, the first time included. */
  readonly attempts: number;
  /** The output as Go's SDK has it, with AWS's spelling; absent after an error. */
  readonly output?: { readonly [member: string]: unknown };
  /** `type` is Go's; a modelled error has a type of its own. */
  readonly error?: { readonly type: string; readonly code: string; readonly message: string };
}

export interface GoSdkClientOptions {
  readonly binary: string;
  readonly region: string;
  /** Of an emulator that keeps its authority in a folder. */
  readonly addresses: Addresses;
}

/** Wall milliseconds for a call: three attempts of 30 s and the pauses between them. */
const ANSWER_LIMIT_MS = 100_000;

/**
 * A running `scenarios/clients/go-sdk`: the AWS SDK as the fleet manager uses it, led here by a proxy and an authority
 * in its environment and by nothing else. It ends with its standard input, and so with this process.
 */
export class GoSdkClient {
  readonly #program: LineProgram;

  constructor({ binary, region, addresses }: GoSdkClientOptions) {
    this.#program = new LineProgram({
      name: "the Go client",
      command: binary,
      env: {
        GL_AWS_REGION: region,
        GL_AWS_ACCESS_KEY: "AKIDWINDTUNNEL",
        GL_AWS_SECRET_ACCESS_KEY: "windtunnel",
        ...gatewayEnvironment(addresses),
      },
      answerLimitMs: ANSWER_LIMIT_MS,
    });
  }

  /**
   * Sends an operation by AWS's name, with AWS's members, and answers what came of it; AWS's errors are answers too.
   * @throws Error when the client ends or does not answer within 100 s.
   */
  async call(operation: string, input: object): Promise<GoSdkAnswer> {
    return (await this.#program.ask(operation, { operation, input })) as GoSdkAnswer;
  }

  /** Ends it, calls under way included. */
  close(): Promise<void> {
    return this.#program.close();
  }
}
