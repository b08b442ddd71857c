import { useWords } from '../../app/station.ts';
import { StackIcon } from '../../drawings/icons.tsx';
import classes from './start.module.css';

/** Over the window while a file is dragged across it. */
export function ListVeil() {
  const words = useWords();
  return (
    <div className={classes['veil']}>
      <p>
        <StackIcon size={28} /> {words.sessions('start/drop')}
      </p>
    </div>
  );
}
