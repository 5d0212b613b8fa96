/** Comes to an emulator as one of the SDKs does, and looks at what a refusal leaves behind. */
import type { ClientOptions } from "ws";
import { known } from "./guide-set-up.ts";
import { type SdkClient, UpgradeRefused } from "./sdk-client.ts";
import type { SdkUpgrade } from "./sdk-upgrade.ts";
import type { Host, Query, Scheme, ServerSdkBench } from "./server-sdk-bench.ts";

export interface Coming {
  readonly sdk: ServerSdkBench;
  readonly scheme: Scheme;
  readonly upgrade: SdkUpgrade;
}

/** The base URL of game servers by that scheme. */
export const endpointOf = ({ bench }: ServerSdkBench, scheme: Scheme): string =>
  scheme === "ws" ? bench.emulator.addresses.serverSdkUrl : bench.emulator.addresses.serverSdkTlsUrl;

/**
 * Opens a socket as that SDK does.
 *
 * @param changes of the query; undefined leaves a key out.
 * @throws UpgradeRefused.
 */
export async function come(
  { sdk, scheme, upgrade }: Coming,
  host: Host,
  changes: Query = {},
  options: ClientOptions = {},
): Promise<SdkClient> {
  const query = { ...sdk.query(host, upgrade.query), ...changes };
  return await sdk.connectTo(upgrade.url(endpointOf(sdk, scheme), query), { ...upgrade.options, ...options });
}

/**
 * The refusal of a client. Nothing may have changed by it, and the journal has to tell it with its reason, without the
 * token.
 *
 * @throws Error when the client was let in, or one of that does not hold.
 */
export async function refusalOf(coming: Promise<SdkClient>, sdk: ServerSdkBench): Promise<UpgradeRefused> {
  const before = sdk.control.stateHash();
  const error: unknown = await coming.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UpgradeRefused)) throw new Error(`not refused, but ${String(error ?? "let in")}`);
  if (sdk.control.stateHash() !== before) throw new Error(`${error.message}, and yet something has changed`);
  const { what, details } = known(sdk.journal("refusal").at(-1));
  const isTold = what === "game server's socket refused" && details.message === error.body.message;
  if (!isTold || details.statusCode !== error.status)
    throw new Error(`${error.message}, and the journal tells ${what}: ${JSON.stringify(details)}`);
  if (/Authorization=[^&…]/.test(String(details.url))) throw new Error(`the journal shows ${details.url}`);
  return error;
}
