import type { Page } from 'playwright-core';

export interface DroppedFile {
  readonly name?: string;
  readonly bytes: Uint8Array;
  readonly type?: string;
}

/** Drops files anywhere on the page. */
export function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  return page.evaluate(`{
    const dataTransfer = ${transferOf(files)};
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }`);
}

/** Drops what lies in the file system, a folder perhaps, as another program's window would. */
export async function dropPaths(page: Page, files: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, x: 100, y: 100, data });
  }
  await devtools.detach();
}

/** Pastes files as they come out of the clipboard, wherever the focus is. */
export function pasteFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  return page.evaluate(`{
    const clipboardData = ${transferOf(files)};
    (document.activeElement ?? document.body).dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }`);
}

/** Pastes a text as a person does who has it in the clipboard, wherever the focus is. */
export function pasteText(page: Page, text: string): Promise<void> {
  return page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    (document.activeElement ?? document.body).dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }`);
}

function transferOf(files: readonly DroppedFile[]): string {
  const encoded = files.map(({ name = 'picture', bytes, type = '' }) => {
    return [Buffer.from(bytes).toString('base64'), name, type];
  });
  return `(() => {
    const transfer = new DataTransfer();
    for (const [base64, name, type] of ${JSON.stringify(encoded)}) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    return transfer;
  })()`;
}
