import { useWords } from '../app/station.ts';
import { PictureIcon } from '../drawings/icons.tsx';
import classes from './drop-veil.module.css';

/** Over the window while a picture is dragged across it. */
export function DropVeil() {
  const words = useWords();
  return (
    <div className={classes['veil']}>
      <p>
        <PictureIcon size={28} /> {words.ui('seed/drop')}
      </p>
    </div>
  );
}
