import { Room } from '../app/room.tsx';
import { useWords } from '../app/station.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { AboutKiln } from './about-kiln.tsx';
import { BurnSettings } from './burn-settings.tsx';
import { LookSettings } from './look-settings.tsx';
import { ModelSettings } from './model-settings.tsx';
import classes from './settings.module.css';
import { ShortcutSetting } from './shortcut-setting.tsx';
import { useSettings } from './use-settings.ts';

/** Everything an operator sets for good. */
export function SettingsRoom() {
  const words = useWords();
  const settings = useSettings();
  return (
    <Room title={words.ui('app/settings')} about={words.ui('app/settings-about')}>
      <div className={classes['room']}>
        {settings.failure && <FailureNote failure={settings.failure} />}
        <div className={classes['parts']}>
          <BurnSettings {...settings} />
          <div className={classes['stack']}>
            <ModelSettings {...settings} />
            <ShortcutSetting {...settings} />
          </div>
          <LookSettings {...settings} />
          <AboutKiln />
        </div>
      </div>
    </Room>
  );
}
