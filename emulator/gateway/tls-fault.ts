/** What is wrong with the certificate that a host shows. */
export const certificateFlaws = ["expired", "wrong-name"] as const;

export type CertificateFlaw = (typeof certificateFlaws)[number];
