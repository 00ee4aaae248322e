/** A file on its way to the companion with its progress, which fetch cannot tell. For the companion's own pages only. */
import { Problem } from '#lib/contract/errors.ts';
import type { Route, RouteAnswer, RouteCall } from '#lib/contract/route.ts';
import { ApiProblem, ApiUnreachable } from './api-errors.ts';
import { addressOf } from './route-address.ts';

type UploadRoute = Route & { upload: { type: string; bytesMax: number } };

export type UploadOptions = {
  /** Told as bytes leave, from 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/** Sends the file; rejects as an API call does, and with the signal's reason when aborted. */
export function sendFile<R extends UploadRoute>(
  route: R,
  call: RouteCall<R>,
  { onProgress, signal }: UploadOptions,
): Promise<RouteAnswer<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (cause?: unknown) =>
      reject(new ApiUnreachable('The companion does not answer.', cause === undefined ? {} : { cause }));
    request.open(route.method, addressOf(route, call));
    request.setRequestHeader(
      'content-type',
      route.upload.type === '*/*' ? 'application/octet-stream' : route.upload.type,
    );
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total === 0 ? 0 : loaded / total),
    );
    request.addEventListener('load', () => {
      try {
        resolve(readAnswer(route, request));
      } catch (cause) {
        if (cause instanceof ApiProblem) reject(cause);
        else fail(cause);
      }
    });
    request.addEventListener('error', () => fail());
    request.addEventListener('abort', () => reject(signal.reason));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send((call as { upload: Blob }).upload);
  });
}

function readAnswer<R extends UploadRoute>(route: R, request: XMLHttpRequest): RouteAnswer<R> {
  const body: unknown = JSON.parse(request.responseText);
  if (request.status >= 400) throw new ApiProblem(Problem.parse(body));
  return route.response?.parse(body) as RouteAnswer<R>;
}
