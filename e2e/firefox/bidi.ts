/** As much of WebDriver BiDi as our tests of Firefox need, over the browser's own socket: Debian's Firefox comes without a driver. */

type Answer = { id?: number; type: string; result?: object; error?: string; message?: string };

/** A session with a browser. */
export type Bidi = {
  send: <Result = object>(method: string, params?: object) => Promise<Result>;
  close: () => void;
};

/** Opens a session that takes the stand-ins' own certificates. */
export async function openBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(`${url}/session`);
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const send = async <Result>(method: string, params: object = {}): Promise<Result> => {
    const id = (lastId += 1);
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { type, result, error, message } = await answered;
    if (type === 'error') throw new Error(`${method}: ${error}: ${message}`);
    return result as Result;
  };
  await send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  return { send, close: () => socket.close() };
}
