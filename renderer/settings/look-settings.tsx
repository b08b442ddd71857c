import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { Settings } from '../../src/ipc/settings.ts';
import { LANGUAGES } from '../../src/messages/ui/ui-messages.ts';
import { useWords } from '../app/station.ts';
import { Part } from './part.tsx';
import classes from './settings.module.css';
import type { SettingsInHand } from './use-settings.ts';

/** Language and colours; both change at once. */
export function LookSettings({ settings, change }: SettingsInHand) {
  const words = useWords();
  return (
    <Part name="look" title={words.ui('settings/look')}>
      <NativeSelect
        label={words.ui('settings/language')}
        value={settings.language}
        onChange={({ currentTarget }) => change({ language: currentTarget.value as Settings['language'] })}
      >
        <option value="system">{words.ui('settings/as-system')}</option>
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </NativeSelect>
      <div>
        <p className={classes['label']} id="colours">
          {words.ui('settings/colours')}
        </p>
        <SegmentedControl<Settings['colours']>
          className={classes['segments'] ?? ''}
          aria-labelledby="colours"
          value={settings.colours}
          onChange={(colours) => change({ colours })}
          data={[
            { value: 'system', label: words.ui('settings/as-system') },
            { value: 'light', label: words.ui('settings/light') },
            { value: 'dark', label: words.ui('settings/dark') },
          ]}
        />
      </div>
    </Part>
  );
}
