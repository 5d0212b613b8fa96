/** Where an emulator listens. */
export interface Addresses {
  /** AWS API calls of both protocols, and the control API below /_windtunnel. */
  readonly apiUrl: string;
  /** Game servers, plain. */
  readonly serverSdkUrl: string;
  /** Game servers, TLS: C++ and Unreal take nothing else. */
  readonly serverSdkTlsUrl: string;
  /** SQS calls on their way to the broker, with Host and Origin checked and AWS's rules kept. */
  readonly queueUrl: string;
  /** CONNECT, for Nakama's HTTPS_PROXY. */
  readonly connectPort: number;
  /** TLS for a network alias of AWS's host names. */
  readonly tlsPort: number;
  /** The certificate bundle for SSL_CERT_FILE and an empty folder for SSL_CERT_DIR; absent without a state folder. */
  readonly bundlePath?: string;
  readonly emptyFolderPath?: string;
}
