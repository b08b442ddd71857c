import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import classes from './settings.module.css';

interface NumberChoiceProps<Value extends number> {
  readonly label: string;
  readonly about: string;
  /** Behind each number. */
  readonly unit: string;
  readonly choices: readonly Value[];
  readonly value: Value;
  readonly onValue: (value: Value) => void;
}

/** One of a few numbers, all of them in sight. */
export function NumberChoice<Value extends number>(props: NumberChoiceProps<Value>) {
  const { label, about, unit, choices, value, onValue } = props;
  const id = useId();
  return (
    <div>
      <p className={classes['label']} id={id}>
        {label}
      </p>
      <p className={classes['about']}>{about}</p>
      <SegmentedControl
        className={classes['segments'] ?? ''}
        aria-labelledby={id}
        value={String(value)}
        onChange={(chosen) => onValue(choices.find((each) => String(each) === chosen) ?? value)}
        data={choices.map((each) => ({ value: String(each), label: `${each} ${unit}` }))}
      />
    </div>
  );
}
