import { ActionIcon } from '@mantine/core';
import type { AddedModel } from '../../src/ipc/settings.ts';
import { useWords } from '../app/station.ts';
import { BinIcon } from '../drawings/icons.tsx';
import { AddModel } from './add-model.tsx';
import { Part } from './part.tsx';
import classes from './settings.module.css';
import type { SettingsInHand } from './use-settings.ts';

/** Models that Kiln does not know by itself. */
export function ModelSettings({ settings, change }: SettingsInHand) {
  const words = useWords();
  const { models } = settings;
  const remove = (model: AddedModel) => change({ models: models.filter((each) => each !== model) });
  return (
    <Part name="models" title={words.ui('settings/models')} about={words.ui('settings/models-about')}>
      {models.length === 0 ? (
        <p className={classes['about']}>{words.ui('settings/models-none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls, from the keyboard too
        <section className={classes['models']} tabIndex={0} aria-label={words.ui('settings/models-list')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.ui('settings/prefix')}</th>
                <th scope="col">{words.ui('settings/model-name')}</th>
                <th scope="col">Seed</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {models.map((model) => (
                <tr key={model.serialPrefix}>
                  <td className="tabular">{model.serialPrefix}</td>
                  <td>{model.name}</td>
                  <td>
                    {words.ui(model.clockWriteErasesSeed ? 'settings/erases-yes' : 'settings/erases-no')}
                  </td>
                  <td>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={words.ui('settings/remove', { name: model.name })}
                      onClick={() => remove(model)}
                    >
                      <BinIcon size={17} />
                    </ActionIcon>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <AddModel models={models} onAdd={(model) => change({ models: [...models, model] })} />
    </Part>
  );
}
