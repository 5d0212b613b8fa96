/** One process's line to a scripted endpoint, in a machine's time that the test moves. */
import { SdkConnection } from "../sdk-connection.ts";
import type { PushFrame } from "../sdk-frames.ts";
import type { SdkManner } from "../sdk-manner.ts";
import { type SdkProfileName, sdkProfiles } from "../sdk-profile.ts";
import type { WireNote } from "../server-note.ts";
import { ManualTimers } from "./manual-timers.ts";
import { ScriptedEndpoint } from "./scripted-endpoint.ts";

export class SdkLine {
  readonly endpoint: ScriptedEndpoint;
  readonly wall = new ManualTimers();
  readonly notes: WireNote[] = [];
  readonly pushes: PushFrame[] = [];
  readonly losses: string[] = [];
  readonly connection: SdkConnection;

  private constructor(endpoint: ScriptedEndpoint, manner: SdkManner) {
    this.endpoint = endpoint;
    this.connection = new SdkConnection({
      identity: {
        webSocketUrl: endpoint.url,
        processId: "proc-7",
        hostId: "i-1",
        fleetId: "fleet-a1",
        authToken: "tok-1",
      },
      manner,
      newId: () => crypto.randomUUID(),
      wall: this.wall,
      pushed: (push) => this.pushes.push(push),
      lost: (reason) => this.losses.push(reason),
      note: (note) => this.notes.push(note),
    });
  }

  /** A connected line; the endpoint is plain, whatever the SDK would ask for. */
  static async open(name: SdkProfileName): Promise<SdkLine> {
    const { timings, ...profile } = sdkProfiles[name];
    const manner: SdkManner = { profile: { ...profile, tls: "as-told", timings }, timings };
    const line = new SdkLine(await ScriptedEndpoint.open(), manner);
    await line.connection.connect();
    return line;
  }

  close(): void {
    this.connection.destroy("the test is over", { crashed: true });
    this.endpoint.close();
  }
}
