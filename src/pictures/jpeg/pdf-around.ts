import { asciiBytes, concatBytes } from '../../base/bytes.ts';
import type { JpegHeader } from './jpeg-header.ts';

/** Pixels of the picture to a unit of the page: no page is more than 14400 units long. */
const PIXELS_PER_UNIT = 5;

/** A PDF of one page that a JPEG fills: PDF holds JPEGs as they are. Source: ISO 32000-1:2008, 7.5 and 7.4.8. */
export function pdfAround(jpeg: Uint8Array, { width, height, channels }: JpegHeader): Uint8Array {
  const [across, up] = [width / PIXELS_PER_UNIT, height / PIXELS_PER_UNIT];
  const drawing = `${across} 0 0 ${up} 0 0 cm /I Do`;
  const image = `/Width ${width}/Height ${height}/ColorSpace/${channels === 1 ? 'DeviceGray' : 'DeviceRGB'}`;
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const put = (...some: readonly (string | Uint8Array)[]) => {
    for (const each of some) {
      const bytes = typeof each === 'string' ? asciiBytes(each) : each;
      parts.push(bytes);
      length += bytes.length;
    }
  };
  const putObject = (...content: readonly (string | Uint8Array)[]) => {
    offsets.push(length);
    put(`${offsets.length} 0 obj\n`, ...content, '\nendobj\n');
  };
  put('%PDF-1.4\n');
  putObject('<</Type/Catalog/Pages 2 0 R>>');
  putObject('<</Type/Pages/Kids[3 0 R]/Count 1>>');
  putObject(
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${across} ${up}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>`,
  );
  putObject(`<</Length ${drawing.length}>>stream\n${drawing}\nendstream`);
  putObject(
    `<</Type/XObject/Subtype/Image${image}/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.length}>>stream\n`,
    jpeg,
    '\nendstream',
  );
  const start = length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  put(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${entries}`);
  put(`trailer<</Size ${offsets.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`);
  return concatBytes(...parts);
}
