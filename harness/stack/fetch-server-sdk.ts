/** Names the official Go Server SDK, or tells that the module proxy does not serve it. */
import { GoModuleNotServed, type Refused, type WantedGoModule } from "./fetch-go-module.ts";

export class ServerSdkNotServed extends GoModuleNotServed {
  override readonly name = "ServerSdkNotServed";

  constructor(refused: Refused) {
    super(
      refused,
      "or hand over a go-server that was built elsewhere (--go-server BINARY, or WINDTUNNEL_GO_SERVER=BINARY)",
    );
  }
}

export const SERVER_SDK: WantedGoModule = {
  path: "github.com/amazon-gamelift/amazon-gamelift-servers-go-server-sdk/v5",
  name: "the Go Server SDK",
  notServed: (refused) => new ServerSdkNotServed(refused),
};
