import { useId } from 'react';
import type { TallyAnswer } from '../../src/ipc/register.ts';
import { useWords } from '../app/station.ts';
import classes from './page.module.css';

interface TallyTableProps {
  readonly title: string;
  readonly tallies: readonly TallyAnswer[];
}

/** What each operator, or each machine, did. */
export function TallyTable({ title, tallies }: TallyTableProps) {
  const words = useWords();
  const heading = useId();
  return (
    <div className={classes['card']}>
      <h3 id={heading}>{title}</h3>
      {tallies.length === 0 ? (
        <p className={classes['dim']}>{words.register('book/nobody')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table scrolls, from the keyboard too
        <section className={classes['tally']} tabIndex={0} aria-labelledby={heading}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{words.register('book/name')}</th>
                <th scope="col">{words.register('book/burns-count')}</th>
                <th scope="col">{words.register('book/first')}</th>
                <th scope="col">{words.register('book/last')}</th>
              </tr>
            </thead>
            <tbody>
              {tallies.map(({ name, burns, first, last }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td className="tabular">{words.number(burns)}</td>
                  <td>{words.day(first)}</td>
                  <td>{words.day(last)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
