import { describe, expect, it } from 'vitest';
import { fromHex } from '../../src/base/hex.ts';
import { SIMULATED_READER } from '../../src/readers/simulated-readers.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { bankCard, oathKey, securityKey, unknownCard } from '../../src/simulator/other-cards.ts';
import type { SimulatedCard } from '../../src/simulator/simulated-card.ts';
import { identify } from '../../src/tokens/identify.ts';
import { MODELS } from '../../src/tokens/token2/models.ts';
import { TestDesk } from '../burn/desk.ts';

const desk = new TestDesk();

async function identifyOn(card: SimulatedCard, faults: readonly Fault[] = [], models = MODELS) {
  desk.lay(card, faults);
  const opened = await desk.readers.open(SIMULATED_READER);
  if (!opened.ok) throw new Error(opened.failure.code);
  try {
    return await desk.untilDone(identify(opened.value, models));
  } finally {
    await opened.value.close();
  }
}

/** The card, and every command it got. */
function listening(card: SimulatedCard): { card: SimulatedCard; heard: string[] } {
  const heard: string[] = [];
  const answer = (apdu: Uint8Array) => {
    heard.push(Buffer.from(apdu).toString('hex').toUpperCase());
    return card.answer(apdu);
  };
  return {
    card: {
      ...card,
      awake: true,
      atr: card.atr,
      watch: () => () => {},
      powerOff() {},
      fallAsleep() {},
      answer,
    },
    heard,
  };
}

describe('a token', () => {
  it('is known by its serial, and left as it is', async () => {
    const { card, heard } = listening(desk.token({ serial: '86596320000077', clockErrorSeconds: -90 }));
    const clockSeconds = Math.floor(desk.clock.nowMilliseconds() / 1000) - 90;
    expect(await identifyOn(card)).toEqual({
      ok: true,
      value: {
        family: 'token2-single-profile',
        serial: '86596320000077',
        model: 'C302',
        listed: true,
        clockWriteErasesSeed: false,
        clockSeconds,
      },
    });
    expect(heard).toEqual(['80410000020211']);
  });

  it.each(['12345678901234', '8659610001234', '865961000123456', '7'])(
    'with the serial %s is unlisted, and taken to erase its seed',
    async (serial) => {
      expect(await identifyOn(desk.token({ serial }))).toMatchObject({
        ok: true,
        value: { serial, model: 'unlisted', listed: false, clockWriteErasesSeed: true },
      });
    },
  );

  it('that the operator added is listed, and a longer prefix of theirs goes before the table', async () => {
    const added = [
      ...MODELS,
      { serialPrefix: '1234', name: 'C300', clockWriteErasesSeed: false },
      { serialPrefix: '865961000', name: 'C301 special', clockWriteErasesSeed: false },
    ];
    expect(await identifyOn(desk.token({ serial: '12345678901234' }), [], added)).toMatchObject({
      value: { model: 'C300', listed: true, clockWriteErasesSeed: false },
    });
    expect(await identifyOn(desk.token({ serial: '86596100012345' }), [], added)).toMatchObject({
      value: { model: 'C301 special' },
    });
  });

  it.each([
    ['86596230000001', 'C202'],
    ['86597100000001', 'C203'],
  ])('that answers, but is a classic one by its serial (%s), is refused', async (serial, model) => {
    expect(await identifyOn(desk.token({ serial, programmable: true }))).toEqual({
      ok: false,
      failure: { code: 'classic-token', serial, model },
    });
  });

  it('that answers nonsense is not taken for one', async () => {
    const nonsense = { kind: 'response', command: 1, bytes: fromHex('01029000'), carriedOut: true } as const;
    expect(await identifyOn(desk.token(), [nonsense])).toEqual({
      ok: false,
      failure: { code: 'not-a-token', what: 'unknown' },
    });
  });
});

describe('something else', () => {
  it.each([
    ['a FIDO key', securityKey, 'security-key', 2],
    ['a key with OATH codes', oathKey, 'security-key', 3],
    ['a bank card', bankCard, 'bank-card', 4],
    ['a badge', unknownCard, 'unknown', 4],
  ] as const)('%s is named', async (_, make, what, commands) => {
    const { card, heard } = listening(make());
    expect(await identifyOn(card)).toEqual({ ok: false, failure: { code: 'not-a-token', what } });
    const expected = [
      '80410000020211',
      '00A4040008A0000006472F0001',
      '00A4040007A0000005272101',
      '00A404000E325041592E5359532E4444463031',
    ];
    expect(heard).toEqual(expected.slice(0, commands));
  });

  it('a classic token that answers nothing is not a token', async () => {
    expect(await identifyOn(desk.token({ serial: '86596230000001' }))).toMatchObject({
      failure: { code: 'not-a-token', what: 'unknown' },
    });
  });

  it('lifted while it is being asked what it is, is unknown', async () => {
    expect(await identifyOn(bankCard(), [{ kind: 'cut', command: 3, when: 'before' }])).toMatchObject({
      failure: { code: 'not-a-token', what: 'unknown' },
    });
  });
});

describe('a broken link', () => {
  it.each(['before', 'after'] as const)('cut %s the first command', async (when) => {
    expect(await identifyOn(desk.token(), [{ kind: 'cut', command: 1, when }])).toEqual({
      ok: false,
      failure: { code: 'link-lost', command: 'readInfo' },
    });
  });

  it('a token that does not answer', async () => {
    expect(await identifyOn(desk.token(), [{ kind: 'mute', command: 1, carriedOut: false }])).toEqual({
      ok: false,
      failure: { code: 'token-mute', command: 'readInfo', limitMilliseconds: 4000 },
    });
  });
});
