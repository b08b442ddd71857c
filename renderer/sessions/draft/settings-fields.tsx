import { Checkbox, NumberInput, Radio, Switch } from '@mantine/core';
import type { SessionSettings } from '../../../src/ipc/session.ts';
import { useWords } from '../../app/station.ts';
import { DisplaySeconds } from '../../settings/display-seconds.tsx';
import { SoundSwitch } from '../burning/sound-switch.tsx';
import classes from './make.module.css';

type Verification = SessionSettings['verification'];
type Sample = Extract<Verification, { rule: 'sample' }>;

const RULES = ['each', 'sample', 'none'] as const;
const FIRST_SAMPLE: Sample = { rule: 'sample', everyNth: 10, randomPercent: 5, firstOfLane: true };

/** A sample that nothing falls into. */
export function checksNothing(rule: Verification): boolean {
  return rule.rule === 'sample' && rule.everyNth === 0 && rule.randomPercent === 0 && !rule.firstOfLane;
}

interface SettingsFieldsProps {
  readonly settings: SessionSettings;
  readonly onSettings: (settings: SessionSettings) => void;
}

/** Whose codes are checked, and how tokens are burned: before a session, and in the middle of it. */
export function SettingsFields({ settings, onSettings }: SettingsFieldsProps) {
  const words = useWords();
  const { verification } = settings;
  const change = (part: Partial<SessionSettings>) => onSettings({ ...settings, ...part });
  return (
    <div className={classes['settings']}>
      <Radio.Group
        label={words.sessions('make/verify')}
        value={verification.rule}
        onChange={(rule) =>
          change({
            verification: rule === 'sample' ? FIRST_SAMPLE : { rule: rule === 'none' ? 'none' : 'each' },
          })
        }
      >
        <div className={classes['rules']}>
          {RULES.map((rule) => (
            <Radio
              key={rule}
              value={rule}
              label={words.sessions(`make/verify-${rule}`)}
              description={words.sessions(`make/verify-${rule}-about`)}
            />
          ))}
        </div>
      </Radio.Group>
      {verification.rule === 'sample' && (
        <SampleFields sample={verification} onSample={(sample) => change({ verification: sample })} />
      )}
      <DisplaySeconds
        seconds={settings.displaySeconds}
        onSeconds={(displaySeconds) => change({ displaySeconds })}
      />
      <Switch
        label={words.sessions('make/unlisted')}
        description={words.sessions('make/unlisted-about')}
        checked={settings.allowUnlisted}
        onChange={({ currentTarget }) => change({ allowUnlisted: currentTarget.checked })}
      />
      <Switch
        label={words.sessions('make/reassign')}
        description={words.sessions('make/reassign-about')}
        checked={settings.allowReassign === true}
        onChange={({ currentTarget }) => change({ allowReassign: currentTarget.checked })}
      />
      <SoundSwitch />
    </div>
  );
}

interface SampleFieldsProps {
  readonly sample: Sample;
  readonly onSample: (sample: Sample) => void;
}

function SampleFields({ sample, onSample }: SampleFieldsProps) {
  const words = useWords();
  const whole = (value: string | number) => Math.max(0, Math.round(Number(value) || 0));
  return (
    <div className={classes['sample']}>
      <NumberInput
        size="xs"
        label={words.sessions('make/every-nth')}
        description={words.sessions('make/every-nth-none')}
        min={0}
        max={10_000}
        allowDecimal={false}
        value={sample.everyNth}
        onChange={(value) => onSample({ ...sample, everyNth: whole(value) })}
      />
      <NumberInput
        size="xs"
        label={words.sessions('make/random')}
        min={0}
        max={100}
        allowDecimal={false}
        value={sample.randomPercent}
        onChange={(value) => onSample({ ...sample, randomPercent: Math.min(100, whole(value)) })}
      />
      <Checkbox
        size="xs"
        label={words.sessions('make/first-of-lane')}
        checked={sample.firstOfLane}
        onChange={({ currentTarget }) => onSample({ ...sample, firstOfLane: currentTarget.checked })}
      />
      {checksNothing(sample) && <p role="alert">{words.sessions('make/sample-empty')}</p>}
    </div>
  );
}
