/** For hosts that hold the files of a message themselves: their place in it is what names them. */
import { MailHostError, type MailFile } from './mail-host.ts';

/** What is told of a file. */
export function toMailFile({ name, size, type }: File, index: number): MailFile {
  return { key: String(index), name, size, mediaType: type };
}

/** The file that a key of `toMailFile` names. Throws MailHostError where there is none. */
export function fileOfKey(files: readonly File[], key: string): File {
  const file = files.find((_file, index) => String(index) === key);
  if (!file) throw new MailHostError('read-file', 'The file is not there any more.');
  return file;
}
