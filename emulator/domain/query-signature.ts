/** A signature of Signature Version 4 in the query of a game server's upgrade request. */
export interface QuerySignature {
  readonly accessKeyId: string;
  /** yyyymmdd, of the credential's scope. */
  readonly day: string;
  readonly region: string;
  /** When the client says it signed: yyyymmddThhmmssZ. */
  readonly date: string;
  /** 64 hexadecimal digits. */
  readonly signature: string;
  readonly sessionToken?: string;
}

/** What a client signs: the identity of its process. */
export interface SignedIdentity {
  readonly computeName: string;
  readonly fleetId: string;
  readonly processId: string;
}

/** A key that somebody may sign with. */
export interface SigningCredential {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of temporary credentials, which are refused without it. */
  readonly sessionToken?: string;
}
