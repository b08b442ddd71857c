import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AddedModel } from '../../src/ipc/settings.ts';
import type { UiKey } from '../../src/messages/ui/ui-catalogue.ts';
import { useWords } from '../app/station.ts';
import classes from './settings.module.css';

const LONGEST_NAME = 40;
const NEW: AddedModel = { serialPrefix: '', name: '', clockWriteErasesSeed: true };

interface AddModelProps {
  readonly models: readonly AddedModel[];
  readonly onAdd: (model: AddedModel) => void;
}

/** One more model: how its serials begin, its name, and whether setting its clock erases its seed. */
export function AddModel({ models, onAdd }: AddModelProps) {
  const words = useWords();
  const [model, setModel] = useState(NEW);
  const [tried, setTried] = useState(false);
  const problem = problemOf(model.serialPrefix, models);
  const nameless = model.name.trim() === '';
  const add = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem || nameless) return;
    onAdd({ ...model, name: model.name.trim() });
    setModel(NEW);
    setTried(false);
  };
  return (
    <form className={classes['add']} onSubmit={add} noValidate>
      <TextInput
        label={words.ui('settings/prefix')}
        value={model.serialPrefix}
        inputMode="numeric"
        autoComplete="off"
        maxLength={14}
        error={tried && problem ? words.ui(problem) : undefined}
        onChange={({ currentTarget }) => setModel({ ...model, serialPrefix: currentTarget.value.trim() })}
        classNames={{ input: 'tabular' }}
      />
      <TextInput
        label={words.ui('settings/model-name')}
        value={model.name}
        autoComplete="off"
        maxLength={LONGEST_NAME}
        error={tried && nameless}
        onChange={({ currentTarget }) => setModel({ ...model, name: currentTarget.value })}
      />
      <Checkbox
        label={words.ui('settings/erases')}
        checked={model.clockWriteErasesSeed}
        onChange={({ currentTarget }) => setModel({ ...model, clockWriteErasesSeed: currentTarget.checked })}
      />
      <Button type="submit" variant="default">
        {words.ui('settings/add')}
      </Button>
    </form>
  );
}

function problemOf(serialPrefix: string, models: readonly AddedModel[]): UiKey | undefined {
  if (!/^[0-9]{1,14}$/.test(serialPrefix)) return 'settings/prefix-wrong';
  return models.some((each) => each.serialPrefix === serialPrefix) ? 'settings/prefix-twice' : undefined;
}
