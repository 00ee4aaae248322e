/**
 * Which addresses an endpoint may have. It is an admin's own, so that it may be on this machine or network, as Ollama is. Without
 * encryption customers' words go no further than that, and the addresses by which clouds tell a machine its secrets are refused.
 */

/** Why an address cannot be used; null when it can. */
export function refuseAddress(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    return 'Give an address such as http://localhost:11434/v1.';
  if (url.username !== '' || url.password !== '')
    return 'Leave names and passwords out of the address; give the key apart.';
  if (/^169\.254\.|^\[fe[89ab]|^metadata\./i.test(url.hostname))
    return 'Give the address of an endpoint, not of the machine’s own metadata.';
  if (url.protocol === 'http:' && !isNear(url.hostname))
    return 'Use https; without encryption only this machine and its network can be asked.';
  return null;
}

/** This machine, its private network, or a name without a dot, as containers have. */
function isNear(host: string): boolean {
  return (
    /^(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(host) ||
    /^\[(?:::1|f[cd][\da-f:]*)\]$/i.test(host) ||
    /^[\w-]+$|\.(?:local|internal|localhost)$/i.test(host)
  );
}
