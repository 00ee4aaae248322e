import { makeLocalCertificate } from '#backend/local-certificate.ts';

/** PEM key and certificate for one host name that a test plays; only a browser told to ignore certificate errors accepts it. */
export function makeCertificate(hostName: string): { key: string; cert: string } {
  return makeLocalCertificate([hostName], { now: new Date(), days: 7 });
}
