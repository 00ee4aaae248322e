/** What Node.js lacks of a browser's FileReader, as far as it is used. */
export class NodeFileReader extends EventTarget {
  result = '';

  readAsDataURL(blob: Blob): void {
    void this.#read(blob);
  }

  async #read(blob: Blob): Promise<void> {
    this.result = `data:;base64,${Buffer.from(await blob.arrayBuffer()).toString('base64')}`;
    this.dispatchEvent(new Event('load'));
  }
}
