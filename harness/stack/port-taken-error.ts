/** Says that a server could not start because somebody else listens on its port: another port may do. */
export class PortTakenError extends Error {
  readonly port: number;

  constructor(server: string, port: number) {
    super(
      `${server} cannot listen on 127.0.0.1:${port}: the port is taken. ` +
        `Who has it: ss -ltnp 'sport = :${port}' (Linux) or lsof -i :${port} (macOS)`,
    );
    this.name = "PortTakenError";
    this.port = port;
  }
}
