/** Hands a text, or bytes, to the browser, or the desktop's shell, as a file to be saved. Nothing of it leaves this machine. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the content by the time this runs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
