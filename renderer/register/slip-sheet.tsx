import type { TokenRow } from '../../src/ipc/register.ts';
import type { SlipTexts } from '../../src/ipc/settings.ts';
import { useWords } from '../app/station.ts';
import classes from './slip.module.css';

interface SlipSheetProps {
  readonly token: TokenRow;
  readonly texts: Required<SlipTexts>;
}

/** The page itself: which token it is, and what to do with it. */
export function SlipSheet({ token, texts }: SlipSheetProps) {
  const words = useWords();
  const facts = [
    [words.register('slip/for'), token.account],
    [words.register('slip/service'), token.issuer],
    [words.register('slip/model'), token.model],
    [words.register('slip/serial'), token.serial],
  ].filter(([, value]) => value !== '');
  return (
    <article className={classes['sheet']}>
      <p className={classes['title']}>{words.register('slip/head')}</p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={value === token.serial ? 'tabular' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      {(['on', 'what', 'call'] as const)
        .filter((part) => texts[part].trim() !== '')
        .map((part) => (
          <div key={part}>
            <p className={classes['heading']}>{words.register(`slip/${part}-title`)}</p>
            <p className={classes['text']}>{texts[part]}</p>
          </div>
        ))}
    </article>
  );
}
