import { useStation } from '../app/station.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { CheckBook } from './check-book.tsx';
import { ExportBook } from './export-book.tsx';
import classes from './page.module.css';
import { PageHead } from './page-head.tsx';
import { TallyTable } from './tally-table.tsx';
import { useAnswer } from './use-answer.ts';

/** What is to be had of the register as a whole: files, a proof, and who burned where. */
export function BookPage({ onBack }: { readonly onBack: () => void }) {
  const { call, words, state } = useStation();
  const { answer } = useAnswer('desks', () => call('listDesks', undefined), state.register.changes);
  return (
    <div className={classes['page']}>
      <PageHead title={words.register('book/title')} onBack={onBack} />
      <div className={classes['cards']}>
        <ExportBook />
        <CheckBook />
        {answer && !answer.ok && <FailureNote failure={answer.failure} />}
        {answer?.ok && (
          <>
            <TallyTable title={words.register('book/operators')} tallies={answer.value.operators} />
            <TallyTable title={words.register('book/machines')} tallies={answer.value.machines} />
          </>
        )}
      </div>
    </div>
  );
}
