import { Button, Textarea } from '@mantine/core';
import { createPortal } from 'react-dom';
import type { Standing, TokenRow } from '../../src/ipc/register.ts';
import type { SlipTexts } from '../../src/ipc/settings.ts';
import { useStation } from '../app/station.ts';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import { PageHead } from './page-head.tsx';
import classes from './slip.module.css';
import { SlipSheet } from './slip-sheet.tsx';
import { useAnswer } from './use-answer.ts';
import { useSlipTexts } from './use-slip-texts.ts';

/** Whether a token that stands so may be handed out: nobody gets one whose code was never seen to be right. */
export function mayHaveSlip(standing: Standing): boolean {
  return standing === 'assigned' || standing === 'waived';
}

const PARTS = ['on', 'what', 'call'] as const;

/** More would not fit on one page. */
const LONGEST = 1000;

/** A page for the user of a token, to be printed; its texts can be changed, and stay changed: they are settings. */
export function HandoverSlip({ serial, onBack }: { readonly serial: string; readonly onBack: () => void }) {
  const { call, words } = useStation();
  const { answer } = useAnswer(serial, () => call('showToken', { serial }));
  const { changed, failure, change } = useSlipTexts();
  const texts: Required<SlipTexts> = {
    on: changed.on ?? words.register('slip/on'),
    what: changed.what ?? words.register('slip/what'),
    call: changed.call ?? words.register('slip/call'),
  };
  return (
    <div className={classes['slip']}>
      <PageHead title={words.register('slip/title')} onBack={onBack} />
      {answer && !answer.ok && <FailureNote failure={answer.failure} />}
      {answer?.ok && !mayHaveSlip(answer.value.token.standing) && <NoSlip token={answer.value.token} />}
      {answer?.ok && mayHaveSlip(answer.value.token.standing) && (
        <div className={classes['columns']}>
          <div className={classes['texts']}>
            <p className={classes['dim']}>{words.register('slip/about')}</p>
            {PARTS.map((part) => (
              <Textarea
                key={part}
                label={words.register(`slip/${part}-title`)}
                value={texts[part]}
                rows={4}
                maxLength={LONGEST}
                onChange={({ currentTarget }) => change({ ...changed, [part]: currentTarget.value })}
              />
            ))}
            {failure && <FailureNote failure={failure} />}
            <div className={classes['actions']}>
              <Button onClick={() => window.print()}>{words.register('slip/print')}</Button>
              <Button
                variant="default"
                disabled={Object.keys(changed).length === 0}
                onClick={() => change({})}
              >
                {words.register('slip/reset')}
              </Button>
            </div>
          </div>
          <section className={classes['preview']} aria-label={words.register('slip/sheet')}>
            <SlipSheet token={answer.value.token} texts={texts} />
          </section>
          {createPortal(
            <div className={classes['printed']} data-printed>
              <SlipSheet token={answer.value.token} texts={texts} />
            </div>,
            document.body,
          )}
        </div>
      )}
    </div>
  );
}

function NoSlip({ token: { standing } }: { readonly token: TokenRow }) {
  const { words } = useStation();
  const why = standing === 'unchecked' ? 'no-slip' : 'ended';
  return (
    <Note
      kind="warn"
      what={words.register(`unchecked/${why}`)}
      now={words.register(`unchecked/${why}-now`)}
    />
  );
}
