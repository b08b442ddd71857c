import { NativeSelect, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Settings } from '../../src/ipc/settings.ts';
import { useStation } from '../app/station.ts';
import { Part } from './part.tsx';
import classes from './settings.module.css';
import type { SettingsInHand } from './use-settings.ts';

const DISPLAY_SECONDS: readonly Settings['displaySeconds'][] = [15, 30, 60, 120];

/** How tokens are burned, where, and by whom. */
export function BurnSettings({ settings, change }: SettingsInHand) {
  const { words, state } = useStation();
  const readers = new Set(state.burn.readers.map(({ name }) => name));
  if (settings.reader !== '') readers.add(settings.reader);
  return (
    <Part name="burning" title={words.ui('settings/burning')}>
      <Switch
        label={words.ui('settings/auto-burn')}
        description={words.ui('settings/auto-burn-about')}
        checked={settings.autoBurn}
        onChange={({ currentTarget }) => change({ autoBurn: currentTarget.checked })}
      />
      <div>
        <p className={classes['label']} id="display-seconds">
          {words.ui('settings/display')}
        </p>
        <p className={classes['about']}>{words.ui('settings/display-about')}</p>
        <SegmentedControl
          className={classes['segments'] ?? ''}
          aria-labelledby="display-seconds"
          value={String(settings.displaySeconds)}
          onChange={(value) =>
            change({ displaySeconds: DISPLAY_SECONDS.find((each) => String(each) === value) ?? 30 })
          }
          data={DISPLAY_SECONDS.map((each) => ({ value: String(each), label: `${each} s` }))}
        />
      </div>
      <NativeSelect
        label={words.ui('settings/reader')}
        description={words.ui('settings/reader-about')}
        value={settings.reader}
        onChange={({ currentTarget }) => change({ reader: currentTarget.value })}
      >
        <option value="">{words.ui('settings/reader-any')}</option>
        {[...readers].map((reader) => (
          <option key={reader} value={reader}>
            {reader}
          </option>
        ))}
      </NativeSelect>
      <OperatorName operator={settings.operator} onName={(operator) => change({ operator })} />
    </Part>
  );
}

interface OperatorNameProps {
  readonly operator: string;
  readonly onName: (operator: string) => void;
}

/** Kept when the field is left, or with Enter. */
function OperatorName({ operator, onName }: OperatorNameProps) {
  const { words } = useStation();
  const [typed, setTyped] = useState(operator);
  useEffect(() => setTyped(operator), [operator]);
  const keep = () => {
    if (typed.trim() !== operator) onName(typed.trim());
  };
  return (
    <TextInput
      label={words.ui('settings/operator')}
      description={words.ui('settings/operator-about')}
      placeholder={words.ui('settings/operator-default')}
      value={typed}
      maxLength={100}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={keep}
      onKeyDown={({ key }) => key === 'Enter' && keep()}
    />
  );
}
