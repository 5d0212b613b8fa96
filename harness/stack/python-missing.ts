/** This machine has no Python, or its package index does not serve boto3: the clients in Python are left out. */
export class PythonMissing extends Error {
  override readonly name = "PythonMissing";
}
