import { expect, test } from "vitest";
import { nakamaEnvironment } from "./environment.ts";

test("names proxy and certificates, and nothing else is trusted or proxied that should not be", () => {
  const environment = nakamaEnvironment({
    connectPort: 4443,
    bundlePath: "/ca/trusted.pem",
    emptyFolderPath: "/ca/no-certificates",
  });
  expect(environment).toEqual({
    HTTPS_PROXY: "http://127.0.0.1:4443",
    NO_PROXY: "localhost,127.0.0.1,::1,0.0.0.0",
    SSL_CERT_FILE: "/ca/trusted.pem",
    SSL_CERT_DIR: "/ca/no-certificates",
    NAKAMA_TELEMETRY: "0",
  });
});

test("with egress allowed, the system's certificate folders stay; a container names the gateway by its own name", () => {
  const environment = nakamaEnvironment({
    gatewayHost: "fd00::1",
    connectPort: 4443,
    bundlePath: "/ca/trusted.pem",
    directHosts: ["nakama-db"],
  });
  expect(environment).not.toHaveProperty("SSL_CERT_DIR");
  expect(environment.HTTPS_PROXY).toBe("http://[fd00::1]:4443");
  expect(environment.NO_PROXY?.split(",")).toContain("nakama-db");
});
