import type { Page } from 'playwright-core';

/** The outlines of Kiln's two ticks. */
const TICKS = ['m4.5 10.5 3.5 3.5 7.5-8', 'm6.2 10.4 2.7 2.7 5-5.6'];

/** Whatever says "good" in a part of the page: each tick, and each thing that is drawn in green. */
export function goodSigns(page: Page, within = 'main'): Promise<string[]> {
  return page.evaluate(`(() => {
    const ticks = ${JSON.stringify(TICKS)};
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const isGreen = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      return alpha > 20 && green > red + 6 && green > blue + 6;
    };
    const said = [];
    for (const each of document.querySelectorAll(${JSON.stringify(within)} + ' *')) {
      if (!each.checkVisibility()) continue;
      const name = each.tagName + ' ' + (each.closest('section, [role=row], li')?.textContent ?? '').slice(0, 60);
      if (ticks.includes(each.getAttribute('d'))) said.push('tick in ' + name);
      // What a token's display looks like is not a sign.
      if (each.closest('svg') && each.closest('[viewBox^="0 0 1"]')) continue;
      const style = getComputedStyle(each);
      const hasText = [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
      const colours = [style.backgroundColor];
      if (hasText || each.tagName === 'svg') colours.push(style.color);
      if (style.borderTopWidth !== '0px') colours.push(style.borderTopColor);
      if (style.borderLeftWidth !== '0px') colours.push(style.borderLeftColor);
      if (colours.some(isGreen)) said.push('green in ' + name);
    }
    return said;
  })()`);
}
