import { useStation } from '../app/station.ts';
import { Part } from './part.tsx';
import classes from './settings.module.css';

/** Where everything lies, and which Kiln this is. */
export function AboutKiln() {
  const { words, state } = useStation();
  return (
    <Part name="about" title={words.ui('settings/about')}>
      <dl className={classes['about-kiln']}>
        <dt>{words.ui('settings/journal')}</dt>
        <dd className="tabular">{state.about.dataDirectory}</dd>
        <dt>{words.ui('settings/version')}</dt>
        <dd className="tabular">{state.about.version}</dd>
      </dl>
    </Part>
  );
}
