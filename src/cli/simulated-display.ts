import type { OpenedStation } from '../station/open-station.ts';
import type { Output } from './output.ts';

type Token = NonNullable<OpenedStation['simulatedToken']>;

/** Presses the simulated token's button twice, as a person would, and shows what its display says then. */
export function switchOffAndOn(output: Output, token: Token): void {
  token.pressButton();
  token.pressButton();
  showDisplay(output, token);
}

export function showDisplay(output: Output, token: Token): void {
  const { on, text } = token.display();
  output.object({ event: 'display', on, text });
  output.line(`\n${drawToken(text, token.serial)}\n`);
}

/** A token with its display, for the terminal. */
export function drawToken(text: string, serial: string): string {
  const shown = /^[0-9]{6}$/.test(text) ? `${text.slice(0, 3)} ${text.slice(3)}` : text;
  const width = 24;
  const middle = (content: string, room: number) => {
    const left = Math.floor((room - content.length) / 2);
    return ' '.repeat(left) + content + ' '.repeat(room - content.length - left);
  };
  return [
    `  ╭${'─'.repeat(width)}╮`,
    `  │   ┌${'─'.repeat(width - 8)}┐   │`,
    `  │   │${middle(shown, width - 8)}│   │`,
    `  │   └${'─'.repeat(width - 8)}┘   │`,
    `  │${middle(`( ${shown === '' ? '○' : '●'} )`, width)}│`,
    `  │${middle(serial, width)}│`,
    `  ╰${'─'.repeat(width)}╯`,
  ].join('\n');
}
