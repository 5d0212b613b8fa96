import { type Browser, chromium, type Page } from "playwright";
import { type SeatAddress, SeatRefused } from "../game-client.ts";
import { InFlight } from "../in-flight.ts";
import { type MatchRequest, matchmakerArguments } from "../match-request.ts";
import type { NakamaForPlayers } from "../nakama-line.ts";
import type { SocketMessage } from "../nakama-socket-adapter.ts";
import type { WaitOptions } from "../player.ts";
import { type PlayerEvent, PlayerEvents, type PlayerNotification } from "../player-events.ts";
import { playerIdentity } from "../player-names.ts";
import { readSeat } from "../read-seat.ts";
import type { WorldPlayer } from "../world-player.ts";
import { bundlePage } from "./bundle-page.ts";
import { type PageServer, servePage } from "./page-server.ts";

export interface BrowserPlayerOptions {
  readonly name: string;
  /** Of the world: the same seed and name are the same Nakama user. */
  readonly seed: string;
  readonly nakama: NakamaForPlayers;
  /** A Chromium that is installed. */
  readonly chromiumPath: string;
}

/** Limit of every wait, in milliseconds of wall time. */
const LIMIT_MS = 10_000;
const LAUNCH_LIMIT_MS = 30_000;

/**
 * Beside playwright's own: no proxy of the environment, and no name is ever looked up, so that the browser's own
 * services reach nobody.
 */
const FLAGS = [
  "--no-proxy-server",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  "--disable-background-networking",
  "--disable-gpu",
];

/** A player whose Nakama client and whose game run in a page of a real Chromium. */
export class BrowserPlayer implements WorldPlayer {
  readonly name: string;
  readonly userId: string;
  readonly #page: Page;
  readonly #arrived: PlayerEvents;
  readonly #end: () => Promise<void>;
  readonly #inFlight = new InFlight();

  private constructor(
    name: string,
    userId: string,
    page: Page,
    arrived: PlayerEvents,
    end: () => Promise<void>,
  ) {
    this.name = name;
    this.userId = userId;
    this.#page = page;
    this.#arrived = arrived;
    this.#end = end;
  }

  /** Starts the browser and answers when its page is signed in to Nakama. @throws Error in the browser's words. */
  static async open({ name, seed, nakama, chromiumPath }: BrowserPlayerOptions): Promise<BrowserPlayer> {
    const arrived = new PlayerEvents(name);
    const opened: { server?: PageServer; browser?: Browser } = {};
    const end = async () => {
      await opened.browser?.close();
      opened.server?.close();
    };
    try {
      opened.server = await servePage(await bundlePage());
      opened.browser = await chromium.launch({
        executablePath: chromiumPath,
        args: FLAGS,
        // Root may not have the sandbox, nor do many containers; the only page it would guard against is ours.
        chromiumSandbox: false,
        timeout: LAUNCH_LIMIT_MS,
      });
      const page = await opened.browser.newPage();
      page.setDefaultTimeout(LIMIT_MS);
      await page.exposeFunction("tellBench", (message: SocketMessage) => arrived.add(message));
      await page.goto(opened.server.url);
      const { hostname: host, port } = new URL(nakama.baseUrl);
      const userId = await page.evaluate((options) => window.player.signIn(options), {
        host,
        port,
        serverKey: nakama.serverKey,
        ...playerIdentity(seed, name),
      });
      return new BrowserPlayer(name, userId, page, arrived, end);
    } catch (error) {
      await end();
      throw error;
    }
  }

  /** The page itself, for what has no word here. */
  get page(): Page {
    return this.#page;
  }
  get events(): readonly PlayerEvent[] {
    return this.#arrived.all;
  }

  pending(): string[] {
    return this.#inFlight.names().map((name) => `${this.name}: ${name}`);
  }

  /** The lines that stand on the page, in their order. */
  async pageLines(): Promise<string[]> {
    return await this.#page.locator("#story li").allInnerTexts();
  }

  /** Enters the matchmaker and answers with the ticket. @throws Error in nakama-js's words. */
  findMatch(request: MatchRequest): Promise<string> {
    const { query, minimum, maximum, properties, numericProperties } = matchmakerArguments(request);
    return this.#inFlight.track("findMatch", () =>
      this.#page.evaluate((wanted) => window.player.findMatch(wanted), {
        query,
        minimum,
        maximum,
        ...(properties === undefined ? {} : { properties }),
        ...(numericProperties === undefined ? {} : { numericProperties }),
      }),
    );
  }

  /** The next unread notification, of this code if one is named. */
  notification({
    code,
    withinMs = LIMIT_MS,
  }: WaitOptions & { readonly code?: number } = {}): Promise<PlayerNotification> {
    return this.#arrived.notifications.next({
      what: `${code === undefined ? "a notification" : `notification ${code}`} on the page of ${this.name}`,
      withinMs,
      ...(code === undefined ? {} : { matching: (notification) => notification.code === code }),
    });
  }

  /** Where to connect: the next unread notification 111. @throws Error when none comes or it says no address. */
  async connectionInfo(options: WaitOptions = {}): Promise<SeatAddress> {
    const { content } = await this.notification({ ...options, code: 111 });
    return readSeat(content);
  }

  /**
   * Takes the seat on the game server, by the page's own WebSocket, and answers the game session's id.
   * @throws SeatRefused with the server's reason; Error when there is no server.
   */
  async connect(seat: SeatAddress): Promise<string> {
    const address = `${seat.ipAddress || seat.dnsName || "127.0.0.1"}:${seat.port}`;
    const wanted = { address, playerSessionId: seat.sessionId, withinMs: LIMIT_MS };
    const answer = await this.#inFlight.track("connect to the game", () =>
      this.#page.evaluate((taken) => window.player.connect(taken), wanted),
    );
    if ("refused" in answer) throw new SeatRefused(seat.sessionId, address, answer.refused);
    return answer.gameSessionId;
  }

  /** Ends the browser. */
  async close(): Promise<void> {
    this.#arrived.interrupt(`the browser of ${this.name} was closed`);
    await this.#end();
  }
}
