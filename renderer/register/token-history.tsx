import type { AssignmentAnswer, EventAnswer, TokenPage } from '../../src/ipc/register.ts';
import { providerName } from '../../src/messages/provider-names.ts';
import type { UiMessages } from '../../src/messages/ui/ui-messages.ts';
import { useWords } from '../app/station.ts';
import classes from './page.module.css';
import { clockOff } from './token-facts.tsx';

interface TokenHistoryProps extends Pick<TokenPage, 'events' | 'assignments'> {
  readonly onUser: (account: string) => void;
}

/** Everything that happened to a token, newest first. */
export function TokenHistory({ events, assignments, onUser }: TokenHistoryProps) {
  const words = useWords();
  return (
    <div className={`${classes['card']} ${classes['list']}`}>
      <h3 id="history">{words.register('token/history')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long history scrolls, from the keyboard too */}
      <section className={classes['scroll']} tabIndex={0} aria-labelledby="history">
        <ol className={classes['events']} reversed>
          {[...events].reverse().map((event) => (
            <li key={`${event.desk} ${event.number}`} data-kind={event.kind}>
              <p>{whatHappened(words, event)}</p>
              {event.kind === 'mark' && event.note !== '' && <p className={classes['note']}>{event.note}</p>}
              <p className={classes['dim']}>
                <time dateTime={event.time}>{words.moment(event.time)}</time>
                {circumstances(words, event).map((each) => ` · ${each}`)}
              </p>
              {takenFrom(event, assignments).map((each) => (
                <p key={each.from} className={classes['dim']}>
                  {words.register('event/reassigned')}{' '}
                  {each.account === '' ? (
                    nameOf(words, each)
                  ) : (
                    <button type="button" className={classes['link']} onClick={() => onUser(each.account)}>
                      {nameOf(words, each)}
                    </button>
                  )}
                </p>
              ))}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function whatHappened(words: UiMessages, event: EventAnswer): string {
  if (event.kind === 'seen') return words.register('event/seen');
  if (event.kind === 'mark') return words.register(`event/${event.as}`);
  if (event.kind === 'export') {
    const { provider, protection } = event;
    const kind = protection === 'plain-text' ? 'exported-plain' : 'exported';
    return words.register(`event/${kind}`, { provider: providerName(provider) });
  }
  const { outcome, verification, failure } = event;
  const isSpecial = outcome === 'verified' && (verification === 'by-eye' || verification === 'camera');
  const kind = isSpecial ? verification : outcome;
  const what = words.register(`event/${kind}`, { account: nameOf(words, event) });
  if (failure === '') return what;
  return words.register('event/because', { what, why: words.pastFailure(failure) ?? failure });
}

/** Whose time with the token this burn ended. */
function takenFrom(
  event: EventAnswer,
  assignments: readonly AssignmentAnswer[],
): readonly AssignmentAnswer[] {
  if (event.kind !== 'burn') return [];
  return assignments.filter(({ why, to }) => why === 'reassigned' && to === event.time);
}

function nameOf(
  words: UiMessages,
  { account, issuer }: Pick<AssignmentAnswer, 'account' | 'issuer'>,
): string {
  return [account, issuer].filter((name) => name !== '').join(', ') || words.register('token/nobody');
}

function circumstances(words: UiMessages, event: EventAnswer): readonly string[] {
  const { operator, host } = event;
  const by = operator === '' ? [] : [words.register('event/by', { operator })];
  const at = host === '' ? [] : [words.register('event/at', { host })];
  if (event.kind === 'mark' || event.kind === 'export') return [...by, ...at];
  const seconds = event.kind === 'seen' ? event.clockErrorSeconds : event.clockErrorBefore;
  const clock = words.register('event/clock-before', { clock: clockOff(words, seconds) });
  const reader = words.register('event/reader', { reader: event.reader });
  return event.kind === 'seen' ? [reader, clock] : [...by, ...at, clock];
}
