import { describe, expect, it } from 'vitest';
import { recogniseFormat } from '../../src/pictures/recognise-format.ts';
import { pictureFile } from './decoders.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const hex = (digits: string) => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));

describe('a format is told by its content', () => {
  it.each([
    ['rgb8.png', 'PNG'],
    ['baseline.jpg', 'JPEG'],
    ['lossy.webp', 'WebP'],
    ['plain.gif', 'GIF'],
    ['bits24.bmp', 'BMP'],
    ['core8.bmp', 'BMP'],
    ['bits32-v5.bmp', 'BMP'],
    ['code.svg', 'SVG'],
    ['code.pdf', 'PDF'],
  ])('%s', (name, format) => {
    expect(recogniseFormat(pictureFile(name))).toEqual({ ok: true, value: format });
  });

  it.each([
    ['something before its mark', bytes(`mail header\r\n\r\n%PDF-1.4\n`), 'PDF'],
    ['no declaration', bytes('<svg viewBox="0 0 1 1"/>'), 'SVG'],
    ['blanks, a comment and a prefix', bytes('\n <!-- a <b> -->\n<s:svg xmlns:s="x">'), 'SVG'],
    [
      'a document type with entities',
      bytes('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg>'),
      'SVG',
    ],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeff<svg width="1">', 'utf16le')), 'SVG'],
    ['a byte order mark', new Uint8Array(Buffer.from('\ufeff<svg>')), 'SVG'],
  ])('with %s', (_, content, format) => {
    expect(recogniseFormat(content)).toEqual({ ok: true, value: format });
  });
});

describe('what is no picture that Kiln reads is named', () => {
  it('an empty file', () => {
    expect(recogniseFormat(new Uint8Array())).toEqual({ ok: false, failure: { code: 'picture-empty' } });
  });

  // Beginnings as `file` (magic 5.44) knows them.
  it.each([
    ['a text', bytes('otpauth://totp/jo?secret=…'.replace('…', 'x')), 'text', ''],
    [
      'a text that begins with BM',
      bytes('BM is what a bitmap begins with, and so does this text.'),
      'text',
      '',
    ],
    [
      'a text cut within a letter',
      new Uint8Array(Buffer.from('é'.repeat(3000)).subarray(0, 4097)),
      'text',
      '',
    ],
    ['XML', bytes('<?xml version="1.0"?><list/>'), 'text', ''],
    ['comments without an end of them', bytes('<!-- a -->'.repeat(400)), 'text', ''],
    ['a document type that has none', bytes(`<!DOCTYPE svg ${'[]'.repeat(2000)}`), 'text', ''],
    ['a web page', bytes('<!DOCTYPE html><html><body><svg></svg>'), 'web-page', ''],
    ['a photo of an iPhone', hex('00000024 66747970 68656963 00000000 6d696631'), 'heic', ''],
    ['another', hex('00000018 66747970 6d696631 00000000'), 'heic', ''],
    ['AVIF', hex('00000020 66747970 61766966 00000000'), 'other-picture', 'AVIF'],
    ['TIFF', hex('49492a00 08000000'), 'other-picture', 'TIFF'],
    ['TIFF of the other order', hex('4d4d002a 00000008'), 'other-picture', 'TIFF'],
    ['an icon', hex('00000100 0100 1010'), 'other-picture', 'ICO'],
    ['JPEG XL', hex('ff0afa1f'), 'other-picture', 'JPEG XL'],
    ['JPEG 2000', hex('0000000c 6a502020 0d0a870a'), 'other-picture', 'JPEG 2000'],
    ['Photoshop', bytes('8BPS\0\x01'), 'other-picture', 'Photoshop'],
    ['a film', hex('00000018 66747970 6d703432 00000000'), 'video', ''],
    ['a film in Matroska', hex('1a45dfa3 9f428681'), 'video', ''],
    ['a Word document', bytes(`PK\x03\x04\x14\0\x06\0${'\0'.repeat(22)}[Content_Types].xml`), 'office', ''],
    [
      'an OpenDocument',
      bytes(`PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.text`),
      'office',
      '',
    ],
    ['an old Word document', hex('d0cf11e0 a1b11ae1 00000000'), 'office', ''],
    ['ZIP', bytes(`PK\x03\x04\x14\0${'\0'.repeat(24)}picture.png`), 'archive', ''],
    ['gzip', hex('1f8b0800 00000000'), 'archive', ''],
    ['random bytes', hex('9c3f00d7 11e2a4b8 5e0fc2 77'), 'other', ''],
    ['a RIFF that is no picture', bytes('RIFF\x24\0\0\0WAVEfmt '), 'other', ''],
    ['the first bytes of a PNG', hex('89504e47'), 'other', ''],
  ])('%s', (_, content, what, name) => {
    expect(recogniseFormat(content)).toEqual({ ok: false, failure: { code: 'picture-unknown', what, name } });
  });
});
