/** A client that this machine has not and cannot be given: its tests are skipped with this reason. */
export class ClientMissing extends Error {
  override readonly name = "ClientMissing";
}
