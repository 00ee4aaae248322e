/** A proxy on loopback that leads host names to stand-ins, refuses all others, and remembers who was asked for. */
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

export type HostProxy = { port: number; asked: Set<string>; close: () => void };

/** `ports` says on which port of this machine each host is played. */
export async function startHostProxy(ports: Record<string, number>): Promise<HostProxy> {
  const asked = new Set<string>();
  const server = createServer((_request, response) => void response.writeHead(502).end());
  server.on('connect', (request, socket) => {
    const host = (request.url ?? '').split(':')[0] ?? '';
    asked.add(host);
    const port = ports[host];
    if (port === undefined) return socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const played = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      played.pipe(socket).pipe(played);
    });
    played.on('error', () => socket.destroy());
    return socket.on('error', () => played.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, asked, close };
}
