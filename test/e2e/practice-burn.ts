import { expect } from 'vitest';
import type { ServedKiln } from './harness.ts';

/** Opens the room where nothing is real, before there is a seed. */
export async function openPractice(kiln: ServedKiln): Promise<void> {
  await kiln.button('Practise without a reader').or(kiln.button('Practice')).first().click();
  await kiln.page.getByRole('heading', { name: 'Practice', level: 1 }).waitFor();
}

/** With a seed taken: burns it into the token on the desk, and types the code that the drawn display shows. */
export async function burnAndVerify(kiln: ServedKiln): Promise<void> {
  const { page } = kiln;
  await kiln.button('Press button').click();
  await page.getByRole('img', { name: /display shows/ }).waitFor();
  await kiln.button('Lay down').click();
  await kiln.says('burn', 'Onto');
  await kiln.stage('burn').getByRole('button', { name: 'Burn' }).click();
  await kiln.says('verify', 'switch it off and on');
  await kiln.button('Lift off').click();
  await kiln.button('Press button').click();
  await page.getByRole('img', { name: /display is dark/ }).waitFor();
  await kiln.button('Press button').click();
  const display = page.getByRole('img', { name: /display shows [0-9]/ });
  const label = (await display.getAttribute('aria-label')) ?? '';
  const code = label
    .match(/shows ([0-9]{3}) ?([0-9]{3})/)
    ?.slice(1)
    .join('');
  expect(code).toMatch(/^[0-9]{6}$/);
  await page.getByLabel('Digit 1 of 6').click();
  await page.keyboard.type(code ?? '');
  await kiln.says('verify', 'Burned and verified');
}
