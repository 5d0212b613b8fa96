import { type Addresses, nakamaEnvironment } from "../emulator/index.ts";

/**
 * What `npm run up` prints for one's own Nakama, so that every world tries it.
 *
 * @throws Error for an emulator whose authority is in no file, which no Nakama could trust.
 */
export function gatewayEnvironment(
  addresses: Pick<Addresses, "connectPort" | "bundlePath" | "emptyFolderPath">,
): Record<string, string> {
  const { connectPort, bundlePath, emptyFolderPath } = addresses;
  if (bundlePath === undefined)
    throw new Error("Nakama trusts an emulator's authority by its file: the emulator needs a state folder");
  return nakamaEnvironment({
    connectPort,
    bundlePath,
    ...(emptyFolderPath === undefined ? {} : { emptyFolderPath }),
  });
}
