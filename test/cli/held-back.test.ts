import { afterEach, describe, expect, it, vi } from 'vitest';
import { Output } from '../../src/cli/output.ts';
import { SessionReport } from '../../src/cli/report-session.ts';
import type { LaneView } from '../../src/ipc/session.ts';
import { LANES, lane, session } from '../renderer/session-fixtures.ts';
import { serialAt } from '../renderer/session-list-fixtures.ts';

afterEach(() => vi.restoreAllMocks());

const at = (name: string, number: number): LaneView => LANES[name]?.(number) ?? lane(number);

/** What a session's report says while `tell` runs. */
function said(language: string, tell: (report: SessionReport) => void): string {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  tell(new SessionReport(new Output(false, language)));
  vi.restoreAllMocks();
  return text;
}

const ofLane = (name: string, language = 'en') =>
  said(language, (report) => void report.tell(session({ lanes: [at(name, 1)] })));

describe('a session at a terminal', () => {
  it('says of a token that its row gave up that it is not to be handed out, without a tick', () => {
    expect(ofLane('set-aside')).toContain(`✗ [1] Set aside – do not hand out ${serialAt(1)}`);
    expect(ofLane('set-aside', 'de')).toContain(`✗ [1] Beiseite – ${serialAt(1)} nicht herausgeben`);
  });

  it('says of one whose code is still to be checked that it is not to be handed out yet', () => {
    expect(ofLane('due')).toContain(`! [1] Do not hand out ${serialAt(1)} yet`);
    expect(ofLane('due', 'de')).toContain(`! [1] ${serialAt(1)} noch nicht herausgeben`);
  });

  it('gives a tick to what was checked, and to nothing else', () => {
    expect(ofLane('done')).toContain('✓ [1]');
    const others = Object.keys(LANES).filter((name) => name !== 'done');
    expect(others.map((name) => ofLane(name)).join('\n')).not.toContain('✓');
  });

  it('asks whose a code is that fits none of several tokens, and names the one that it nearly is', () => {
    const lanes = [at('code', 1), at('code-nearly', 2)];
    const english = said('en', (report) => report.codeWhose(lanes));
    expect(english).toContain('That code fits none of the 2 tokens, and was nobody’s try.');
    expect(english).toContain(`${serialAt(1)}, ${serialAt(2)}`);
    expect(english).toContain(`It is nearly the code of ${serialAt(2)}: read that one again.`);
    const german = said('de', (report) => report.codeWhose(lanes.slice(0, 1).concat(at('code', 2))));
    expect(german).toContain('Der Code passt zu keinem der 2 Token und zählte bei keinem.');
    expect(german).not.toContain('fast der Code');
  });
});
