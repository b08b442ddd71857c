import { useState } from 'react';
import type { LaneView, SessionView } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { Note } from '../../words/note.tsx';
import { laneActs } from './lane-acts.ts';
import { LaneTile } from './lane-tile.tsx';
import classes from './lanes.module.css';
import { PutAsideDialog } from './put-aside-dialog.tsx';
import { useLaneCode } from './use-lane-code.ts';
import { useSessionKeys } from './use-session-keys.ts';
import { useTileColumns } from './use-tile-columns.ts';

interface LanesProps {
  readonly session: SessionView;
  readonly isFront: boolean;
}

/** Every reader a lane, as large as the window lets them be. */
export function Lanes({ session, isFront }: LanesProps) {
  const { words, call } = useStation();
  const { lanes } = session;
  const [chosen, setChosen] = useState<number>();
  const [aside, setAside] = useState<LaneView>();
  const code = useLaneCode(lanes, chosen);
  const { ref, columns } = useTileColumns(lanes.length);
  const lane = lanes.find(({ number }) => number === chosen);
  useSessionKeys({ isFront, session, lane, code, onChoose: setChosen, onAside: setAside });
  if (lanes.length === 0) {
    return (
      <div className={classes['none']}>
        <Note kind="warn" what={words.sessions('head/no-readers')} />
      </div>
    );
  }
  return (
    <>
      <div ref={ref} className={classes['lanes']} style={{ ['--columns' as string]: columns }}>
        {lanes.map((each) => (
          <LaneTile
            key={each.reader}
            lane={each}
            chosen={each.number === chosen}
            acts={laneActs(each, session.running, call, () => setAside(each))}
            running={session.running}
            typed={code.reader === each.reader ? code.digits : ''}
            isTyping={code.reader === each.reader}
            isOneOfSeveral={code.waiting > 1}
            onChoose={() => setChosen(each.number === chosen ? undefined : each.number)}
          />
        ))}
      </div>
      {aside?.row && <PutAsideDialog row={aside.row} onClose={() => setAside(undefined)} />}
    </>
  );
}
