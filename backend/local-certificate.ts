/**
 * A self-signed certificate, made without any program or package: for trying the Outlook add-in on one's own computer, and for the
 * hosts that tests play. Nobody trusts it before being told to. Structure: RFC 5280, written in DER (X.690).
 */
import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';

const OID_ECDSA_SHA256 = Buffer.from('06082a8648ce3d040302', 'hex');
const OID_COMMON_NAME = Buffer.from('0603550403', 'hex');
const OID_SUBJECT_ALT_NAME = Buffer.from('0603551d11', 'hex');
const OID_EXTENDED_KEY_USAGE = Buffer.from('0603551d25', 'hex');
const OID_SERVER_AUTHENTICATION = Buffer.from('06082b06010505070301', 'hex');

const [SEQUENCE, SET, OCTETS, INTEGER, BITS, UTF8, UTC_TIME] = [0x30, 0x31, 0x04, 0x02, 0x03, 0x0c, 0x17];
const DAY_MS = 24 * 60 * 60 * 1000;

/** PEM key and certificate for these hosts (names or IPv4 addresses), valid from a day before `now` for so many days. */
export function makeLocalCertificate(
  hosts: readonly [string, ...string[]],
  { now, days }: { now: Date; days: number },
): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(SEQUENCE, OID_ECDSA_SHA256);
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, OID_COMMON_NAME, der(UTF8, Buffer.from(hosts[0])))));
  const usage = der(SEQUENCE, OID_SERVER_AUTHENTICATION);
  const toBeSigned = der(
    SEQUENCE,
    der(0xa0, der(INTEGER, Buffer.from([2]))),
    // Positive, and never the same again: browsers refuse two certificates of one name and number.
    der(INTEGER, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    algorithm,
    name,
    der(SEQUENCE, utcTime(now.getTime() - DAY_MS), utcTime(now.getTime() + days * DAY_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      der(
        SEQUENCE,
        der(SEQUENCE, OID_SUBJECT_ALT_NAME, der(OCTETS, der(SEQUENCE, ...hosts.map(altName)))),
        der(SEQUENCE, OID_EXTENDED_KEY_USAGE, der(OCTETS, usage)),
      ),
    ),
  );
  const signature = createSign('sha256').update(toBeSigned).sign(privateKey);
  const certificate = der(SEQUENCE, toBeSigned, algorithm, der(BITS, Buffer.from([0]), signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}

function altName(host: string): Buffer {
  if (isIP(host) === 4) return der(0x87, Buffer.from(host.split('.').map(Number)));
  return der(0x82, Buffer.from(host));
}

function der(tag: number | undefined, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag ?? 0]), lengthOf(content), content]);
}

/** The shortest form, as DER wants it: one byte below 128, else the number of bytes and the bytes. */
function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff]);
}

function utcTime(time: number): Buffer {
  const digits = new Date(time).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(UTC_TIME, Buffer.from(`${digits}Z`));
}
