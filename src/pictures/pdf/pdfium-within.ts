import type { PDFiumLibrary } from '@hyzyla/pdfium';

type PdfiumOptions = NonNullable<Parameters<typeof PDFiumLibrary.init>[0]>;
type InstantiateWasm = NonNullable<PdfiumOptions['instantiateWasm']>;

/** The part of WebAssembly's interface that is used here: Node's types do not have it, the browser's are not always there. */
interface WebAssemblyInterface {
  compile(file: ArrayBuffer): Promise<object>;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

interface PdfiumImports {
  /** Emscripten's: makes memory that large, in bytes, or says that it cannot. */
  readonly emscripten_resize_heap: (bytes: number) => boolean;
}

/** What a PDF may take of memory, in bytes; the largest page as it is drawn takes 64 million. */
const MOST_MEMORY_BYTES = 400 * 2 ** 20;

const { WebAssembly: webAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyInterface };

/**
 * How to start pdfium with a bound to its memory, which otherwise grows to two gigabytes for a file that asks for it. A PDF that
 * needs more fails then, as pdfium fails where there is no memory.
 */
export async function pdfiumWithin(file: ArrayBuffer): Promise<InstantiateWasm> {
  const module = await webAssembly.compile(file);
  const instantiate = (imports: { readonly env: PdfiumImports }, start: (instance: object) => void) => {
    const { env } = imports;
    const bounded = (bytes: number) => bytes >>> 0 <= MOST_MEMORY_BYTES && env.emscripten_resize_heap(bytes);
    const boundedImports = { ...imports, env: { ...env, emscripten_resize_heap: bounded } };
    const instance = new webAssembly.Instance(module, boundedImports);
    start(instance);
    return instance.exports;
  };
  return instantiate as unknown as InstantiateWasm;
}
