import { describe, expect, it } from 'vitest';
import { tokenToBurn } from '../../../renderer/burn/stages.ts';
import type { Work } from '../../../src/ipc/state.ts';
import { UiMessages } from '../../../src/messages/ui/ui-messages.ts';
import { withoutTokensAtLanes } from '../../../src/station/service/at-lanes.ts';
import { token, WORKS } from '../../renderer/fixtures.ts';
import { LANES, lane } from '../../renderer/session-fixtures.ts';

const work = (name: string): Work => WORKS[name]?.() ?? { readers: [] };
/** A lane in one of its states, with the token that lies before the Burn room. */
const laneWith = (name: string) => ({ ...(LANES[name]?.(1) ?? lane(1)), token });

describe('a token that a lane of the session is at', () => {
  it.each(['code', 'burning', 'interrupted'])('is not to be burned elsewhere: %s', (name) => {
    const seen = withoutTokensAtLanes(work('ready-wipes'), [laneWith(name)]);
    const [reader] = seen.readers;
    expect(tokenToBurn(seen)).toBeUndefined();
    expect(seen).not.toHaveProperty('wipes');
    expect(reader?.failure).toEqual({ code: 'token-of-session', serial: token.serial, lane: 1 });
    const failure = reader?.failure ?? { code: 'busy' };
    expect(new UiMessages('en').failure(failure).what).toBe(
      `The token ${token.serial} belongs to the session at work: lane 1.`,
    );
    expect(new UiMessages('de').failure(failure).what).toContain('gehört zur laufenden Serie: Bahn 1.');
  });

  it.each(['done', 'empty'])('is as any other once the lane is over with it: %s', (name) => {
    const before = work('ready-wipes');
    expect(withoutTokensAtLanes(before, [laneWith(name)])).toEqual(before);
  });

  it('changes nothing for another token', () => {
    const before = work('ready-wipes');
    const other = { ...laneWith('code'), token: { ...token, serial: '86596017654321' } };
    expect(withoutTokensAtLanes(before, [other])).toEqual(before);
  });
});
