import { useEffect, useEffectEvent, useState } from 'react';

/** Files that are dropped or pasted anywhere on the page; true while some are held over it. Null: none are taken. */
export function useFilesGiven(onFiles: ((files: File[]) => void) | null): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent((data: DataTransfer | null) => {
    const files = filesOf(data);
    if (files.length > 0) onFiles?.(files);
  });
  const isOn = onFiles !== null;
  useEffect(() => {
    if (!isOn) return undefined;
    const ended = new AbortController();
    const on = <K extends keyof WindowEventMap>(kind: K, hear: (event: WindowEventMap[K]) => void) =>
      window.addEventListener(kind, hear, { signal: ended.signal });
    on('dragover', (event) => {
      if (!holdsFiles(event.dataTransfer)) return;
      // Without this the browser would open the file in place of the ticket.
      event.preventDefault();
      setOver(true);
    });
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false);
    });
    on('drop', (event) => {
      if (!holdsFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer);
    });
    on('paste', (event) => {
      // Text copied from office programs comes with a picture of itself; it is meant as text.
      if (holdsFiles(event.clipboardData) && event.clipboardData?.getData('text/plain') === '') {
        event.preventDefault();
        take(event.clipboardData);
      }
    });
    return () => {
      ended.abort();
      setOver(false);
    };
  }, [isOn]);
  return isOn && isOver;
}

function holdsFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') === true;
}

/** Files alone: a folder has no bytes of its own. */
function filesOf(data: DataTransfer | null): File[] {
  return [...(data?.items ?? [])]
    .filter((item) => item.kind === 'file' && item.webkitGetAsEntry()?.isDirectory !== true)
    .map((item) => item.getAsFile())
    .filter((file) => file !== null);
}
