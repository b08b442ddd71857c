import { PDFiumLibrary } from '@hyzyla/pdfium';

/** What stands on each page of a PDF, as PDFium reads it: nothing of ours has a part in that. */
export async function pdfText(pdf: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const pages = [...document.pages()].map((page) => page.getText().replace(/\s+/g, ' '));
    document.destroy();
    return pages;
  } finally {
    library.destroy();
  }
}
