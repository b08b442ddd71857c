// @module-tag chromium
import { describe, expect, it } from 'vitest';
import { blackPng, gif, slowSvg } from '../pictures/hostile-files.ts';
import { dropFiles, dropPaths, pasteFiles } from './drop-files.ts';
import { processorTime } from './processor-time.ts';
import { qrPicture, SPLIT_TEXT, splitPicture } from './qr-picture.ts';
import { dialog, inBrowser, look, PUSH, taken, transferPart, uriOf } from './scan-desk.ts';

/** A picture is worth so much work, which takes 1 to 4 s of a processor. What goes on looking takes minutes. */
const MOST_PROCESSOR_MILLISECONDS = 15_000;

describe('pictures', () => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

  it('that cannot be looked at are each said in their own words', async () => {
    const { page, complaints } = await inBrowser();
    await dropFiles(page, [
      { name: 'IMG_2041.HEIC', bytes: bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic') },
      { name: 'empty.png', bytes: new Uint8Array() },
      {
        name: 'noise.png',
        bytes: Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + 13) % 251),
      },
      {
        name: 'letter.docx',
        bytes: bytes('PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml word/document.xml'),
      },
    ]);
    await dialog(page).getByText('These files cannot be searched').waitFor();
    const said = await dialog(page).locator('section').allInnerTexts();
    expect(said.map((each) => each.split('\n')[0])).toEqual([
      'IMG_2041.HEIC',
      'empty.png',
      'noise.png',
      'letter.docx',
    ]);
    expect(said[0]).toContain('This is a photo in the format of iPhones');
    expect(said[1]).toContain('This file is empty');
    expect(said[2]).toContain('This file is not a picture');
    expect(said[3]).toMatch(/document of an office program|archive/);
    await look(page, 'unreadable');
    expect(complaints).toEqual([]);
  });

  it('made to do harm, or renamed, get plain words, and no more work than any picture is worth', async () => {
    const { page, complaints } = await inBrowser();
    const sheet = await page.context().newPage();
    await sheet.setContent('<p>A letter.</p>');
    const pdf = await sheet.pdf();
    await sheet.close();
    const files: [name: string, bytes: Uint8Array, words: string][] = [
      ['huge.png', blackPng(10_000, 10_000), 'This picture has 100 megapixels'],
      ['empty.jpg', new Uint8Array(), 'This file is empty'],
      ['letter.png', pdf, 'No code was found'],
      ['moving.png', gif(1000, 800, 3000), 'No code was found'],
      [
        'random.webp',
        Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7919 + 13) % 251),
        'not a picture',
      ],
    ];
    const late: unknown[] = [];
    for (const [name, bytes, words] of files) {
      const milliseconds = await processorTime(page, async () => {
        await dropFiles(page, [{ name, bytes }]);
        await dialog(page).getByText(words).first().waitFor();
      });
      expect(milliseconds).toBeGreaterThan(0);
      if (milliseconds > MOST_PROCESSOR_MILLISECONDS) late.push([name, milliseconds]);
      await page.keyboard.press('Escape');
      await expect.poll(() => dialog(page).count()).toBe(0);
    }
    expect(late).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('are none where a folder is dropped, which is said', async () => {
    const { page } = await inBrowser();
    await dropPaths(page, [new URL('../pictures/files', import.meta.url).pathname]);
    await dialog(page).getByText('files is a folder, or is no longer where it was.').waitFor();
  });

  it('that take minutes to draw are given up after some seconds', async () => {
    const { page } = await inBrowser();
    await dropFiles(page, [{ name: 'slow.svg', bytes: slowSvg() }]);
    await dialog(page).getByText('could not be drawn within 6 s').waitFor();
  });

  it('are taken for the one seed among them, opened, pasted or dropped, whatever else is there', async () => {
    const { page, station } = await inBrowser();
    const [ada, push] = await Promise.all([qrPicture(uriOf('ada')), qrPicture(PUSH)]);
    await page.locator('input[type=file]').setInputFiles([
      { name: 'push.png', mimeType: 'image/png', buffer: Buffer.from(push.bytes) },
      { name: 'ada.png', mimeType: 'image/png', buffer: Buffer.from(ada.bytes) },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') },
    ]);
    await expect.poll(() => taken(station)).toHaveLength(1);
    await pasteFiles(page, [{ name: 'image.png', ...ada }]);
    await expect.poll(() => taken(station)).toHaveLength(2);
    await dropFiles(page, [ada, push]);
    await expect.poll(() => taken(station)).toHaveLength(3);
    expect(new Set(taken(station).map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('of a transfer are joined, in any order and over time, and an account is chosen from what there is', async () => {
    const { page, station } = await inBrowser();
    const picture = async (number: number) => await qrPicture(transferPart(number));
    await dropFiles(page, [await picture(3), await picture(1)]);
    await dialog(page).getByText('A transfer code in 3 pictures').waitFor();
    await dialog(page).getByText('2 of 3').waitFor();
    await dialog(page).getByText('Picture 2 is missing.').waitFor();
    await look(page, 'parts');
    await pasteFiles(page, [await picture(2)]);
    await dialog(page).getByText('Which code is it?').waitFor();
    expect(await dialog(page).locator('ol button').count()).toBe(3);
    await page.keyboard.press('2');
    const whole = [3, 1, 2].map(transferPart).join('\n');
    await expect
      .poll(() => taken(station))
      .toEqual([{ text: whole, account: 'AWS:account 1', room: 'burn' }]);
    // What waited is forgotten with that.
    await dropFiles(page, [await picture(2)]);
    await dialog(page).getByText('1 of 3').waitFor();
  });

  it('of a split code are joined, in any order and over time; a part is never judged', async () => {
    const { page, station, complaints } = await inBrowser();
    await dropFiles(page, [splitPicture(3)]);
    await dialog(page).getByText('A QR code in 3 parts').waitFor();
    await dialog(page).getByText('Part 3 of 3').waitFor();
    await dialog(page).getByText('Parts 1, 2 are missing.').waitFor();
    await look(page, 'split');
    await pasteFiles(page, [{ name: 'image.png', ...splitPicture(1) }]);
    await dialog(page).getByText('Part 1, 3 of 3').waitFor();
    await dialog(page).getByText('Part 2 is missing.').waitFor();
    expect(station.callsOf('judgeSeed')).toEqual([]);
    await dropFiles(page, [splitPicture(2)]);
    await expect.poll(() => taken(station)).toEqual([{ text: SPLIT_TEXT, room: 'burn' }]);
    await dropFiles(page, [splitPicture(3), splitPicture(2), splitPicture(1)]);
    await expect.poll(() => taken(station)).toHaveLength(2);
    expect(complaints).toEqual([]);
  });

  it('of a part are said to be one in German, beside a code that can be used', async () => {
    const { page } = await inBrowser({ language: 'de' });
    await dropFiles(page, [await qrPicture(uriOf('ada')), splitPicture(1)]);
    await dialog(page).getByText('Ein QR-Code in 3 Teilen').waitFor();
    await dialog(page).getByText('Teil 1 von 3').waitFor();
    await dialog(page).getByText('Es fehlen die Teile 2, 3.').waitFor();
    await dialog(page).getByRole('button', { name: 'ada' }).waitFor();
    await look(page, 'split-german');
  });

  it('of another transfer begin it anew', async () => {
    const { page, station } = await inBrowser();
    await dropFiles(page, [await qrPicture(transferPart(1))]);
    await dialog(page).getByText('1 of 3').waitFor();
    await dropFiles(page, [await qrPicture(transferPart(4))]);
    await expect.poll(() => station.callsOf('judgeSeed').at(-1)).toEqual({ text: transferPart(4) });
    await dialog(page).getByRole('button', { name: 'AWS:account 4' }).waitFor();
  });
});
