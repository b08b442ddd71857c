/* Opens pictures in a browser's worker, as the window's does, and says what their pixels are. */
import { openPicture } from '../../src/pictures/open-picture.ts';
import { PICTURE_WASM_FILES } from '../../src/pictures/picture.ts';

interface WorkerScope {
  onmessage: (message: { readonly data: string }) => void;
  postMessage(answer: unknown): void;
}
const scope = globalThis as unknown as WorkerScope;

scope.onmessage = async ({ data: name }) => scope.postMessage(await hashesOf(name));

/** The SHA-256 of each page's pixels, or the failure's code. */
async function hashesOf(name: string): Promise<readonly string[]> {
  const file = await fetch(`./files/${name}`);
  const picture = await openPicture(new Uint8Array(await file.arrayBuffer()), async (engine) =>
    (await fetch(`./${PICTURE_WASM_FILES[engine]}`)).arrayBuffer(),
  );
  if (!picture.ok) return [picture.failure.code];
  const hashes: string[] = [];
  for (let index = 0; index < picture.value.pageCount; index++) {
    const page = await picture.value.page(index);
    hashes.push(page.ok ? await hashOf(Uint8Array.from(page.value.data)) : page.failure.code);
  }
  picture.value.close();
  return hashes;
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
