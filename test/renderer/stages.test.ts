import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Light, standingOf, tokenToBurn } from '../../renderer/burn/stages.ts';
import type { Work } from '../../src/ipc/state.ts';
import { token, WORKS } from './fixtures.ts';

const work = (name: string): Work => WORKS[name]?.() ?? { readers: [] };

describe('where the work stands', () => {
  it.each([
    ['empty', 'seed', 'now waiting waiting waiting'],
    ['seed-refused', 'seed', 'now waiting waiting waiting'],
    ['no-reader', 'token', 'passed now waiting waiting'],
    ['asleep', 'token', 'passed now waiting waiting'],
    ['reading', 'token', 'passed now waiting waiting'],
    ['several-readers', 'token', 'passed now waiting waiting'],
    ['ready', 'burn', 'passed passed now waiting'],
    ['ready-unlisted', 'burn', 'passed passed now waiting'],
    ['writing', 'burn', 'passed passed busy waiting'],
    ['interrupted', 'burn', 'passed passed busy waiting'],
    ['failed-blank', 'burn', 'passed passed failed waiting'],
    ['failed-untouched', 'burn', 'passed passed failed waiting'],
    ['code', 'verify', 'passed passed passed now'],
    ['not-verified', 'verify', 'passed passed passed failed'],
    ['verified', 'verify', 'done done done done'],
  ])('%s: at %s, lit %s', (name, stage, lights) => {
    const standing = standingOf(work(name));
    expect(standing.stage).toBe(stage);
    expect(Object.values(standing.lights).join(' ')).toBe(lights);
  });

  it('lights a token that is there before its seed is', () => {
    const { seed: _, ...seedless } = work('ready');
    expect(standingOf(seedless)).toMatchObject({ stage: 'seed', lights: { seed: 'now', token: 'passed' } });
  });

  it('has one stage that waits for somebody, at most, and that is the one it names', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(WORKS)), fc.boolean(), (name, seedless) => {
        const { seed, ...rest } = work(name);
        const { stage, lights } = standingOf(seedless && !rest.burn ? rest : work(name));
        const waiting = Object.entries(lights).filter(([, light]) => isLit(light));
        expect(waiting.length).toBeLessThanOrEqual(1);
        if (waiting[0]) expect(waiting[0][0]).toBe(stage);
      }),
    );
  });
});

function isLit(light: Light): boolean {
  return light === 'now' || light === 'busy';
}

describe('the token that a burn goes to', () => {
  it('is none where something is wrong with it, except that its model is unknown', () => {
    const ready = work('ready');
    const [reader] = ready.readers;
    if (!reader) throw new Error('no reader');
    const broken = { ...reader, failure: { code: 'card-in-use', reader: reader.name } as const };
    expect(tokenToBurn({ ...ready, readers: [broken] })).toBeUndefined();
    const unlisted = { ...reader, failure: { code: 'unlisted-token', serial: token.serial } as const };
    expect(tokenToBurn({ ...ready, readers: [unlisted] })).toBe(reader.token);
  });

  it('is the one on the reader in use, not another', () => {
    expect(tokenToBurn(work('several-readers'))).toBeUndefined();
  });
});
