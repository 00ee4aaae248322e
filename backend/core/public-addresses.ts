/**
 * Which network addresses are public. Everything else (loopback, private, link-local, carrier-grade, documentation, multicast,
 * tunnels that carry another address inside) is not, so that nobody reaches inner services through the companion.
 */

/** First octets, number of octets that have to agree or a range of the second one. */
const NOT_PUBLIC_IPV4: readonly ((octets: readonly number[]) => boolean)[] = [
  ([a]) => a === 0 || a === 10 || a === 127,
  ([a = 0]) => a >= 224,
  ([a, b = 0]) => a === 100 && b >= 64 && b <= 127,
  ([a, b]) => a === 169 && b === 254,
  ([a, b = 0]) => a === 172 && b >= 16 && b <= 31,
  ([a, b]) => a === 192 && b === 168,
  ([a, b, c]) => a === 192 && b === 0 && (c === 0 || c === 2),
  ([a, b, c]) => a === 192 && b === 88 && c === 99,
  ([a, b = 0]) => a === 198 && (b === 18 || b === 19),
  ([a, b, c]) => a === 198 && b === 51 && c === 100,
  ([a, b, c]) => a === 203 && b === 0 && c === 113,
];

/** True for an address, as the resolver gives it, that belongs to the public network; anything not understood does not. */
export function isPublicAddress(address: string): boolean {
  return address.includes(':') ? isPublicIpv6(address) : isPublicIpv4(address);
}

function isPublicIpv4(address: string): boolean {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return false;
  const octets = address.split('.').map(Number);
  return octets.every((octet) => octet <= 255) && NOT_PUBLIC_IPV4.every((includes) => !includes(octets));
}

/** Only 2000::/3 is given out; of that, some parts are documentation, or carry an IPv4 address that could be any. */
function isPublicIpv6(address: string): boolean {
  if (!/^[\da-f:]+$/i.test(address)) return false;
  const [first = 0, second = 0] = address.split(':').map((group) => (group === '' ? 0 : parseInt(group, 16)));
  if (first < 0x2000 || first > 0x3fff) return false;
  if (first === 0x2002) return false;
  if (first === 0x2001 && (second <= 0x1ff || second === 0xdb8)) return false;
  return !(first === 0x3fff && second <= 0xfff);
}
