import { useState } from 'react';
import type { LaneView, SessionView } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import type { Act } from '../../app/use-act.ts';
import { Note } from '../../words/note.tsx';
import { laneActs } from './lane-acts.ts';
import { LaneTile } from './lane-tile.tsx';
import classes from './lanes.module.css';
import { PutAsideDialog } from './put-aside-dialog.tsx';
import { useLaneCode } from './use-lane-code.ts';
import { useSessionKeys } from './use-session-keys.ts';
import { useTileColumns } from './use-tile-columns.ts';
import { WhoseCode } from './whose-code.tsx';

interface LanesProps {
  readonly session: SessionView;
  readonly act: Act['act'];
  readonly onRunOrPause: () => void;
}

/** Every reader a lane, as large as the window lets them be. */
export function Lanes({ session, act, onRunOrPause }: LanesProps) {
  const words = useWords();
  const { lanes } = session;
  const [chosen, setChosen] = useState<number>();
  const [aside, setAside] = useState<LaneView>();
  const code = useLaneCode(lanes, chosen);
  const { ref, columns } = useTileColumns(lanes.length);
  const lane = lanes.find(({ number }) => number === chosen);
  useSessionKeys({ session, act, onRunOrPause, lane, code, onChoose: setChosen, onAside: setAside });
  if (lanes.length === 0) {
    return (
      <div className={classes['none']}>
        {/* Why there are none, the service says itself. */}
        {!session.service && <Note kind="warn" what={words.sessions('head/no-readers')} />}
      </div>
    );
  }
  return (
    <div className={classes['stack']}>
      {code.homeless !== '' && <WhoseCode lanes={lanes} code={code} />}
      <div ref={ref} className={classes['lanes']} style={{ ['--columns' as string]: columns }}>
        {lanes.map((each) => (
          <LaneTile
            key={each.reader}
            lane={each}
            chosen={each.number === chosen}
            acts={laneActs(each, session.running, act, () => setAside(each))}
            running={session.running}
            typed={code.reader === each.reader ? code.digits : ''}
            isTyping={code.reader === each.reader}
            isOneOfSeveral={code.waiting > 1}
            onChoose={() => setChosen(each.number === chosen ? undefined : each.number)}
          />
        ))}
      </div>
      {aside?.row && <PutAsideDialog row={aside.row} onClose={() => setAside(undefined)} />}
    </div>
  );
}
