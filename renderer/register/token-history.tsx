import type { EventAnswer } from '../../src/ipc/register.ts';
import type { UiMessages } from '../../src/messages/ui-messages.ts';
import { useWords } from '../app/station.ts';
import classes from './page.module.css';
import { clockOff } from './token-facts.tsx';

/** Everything that happened to a token, newest first. */
export function TokenHistory({ events }: { readonly events: readonly EventAnswer[] }) {
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
  const { outcome, verification } = event;
  const who = [event.account, event.issuer].filter((name) => name !== '').join(', ');
  const kind = outcome === 'verified' && verification === 'by-eye' ? verification : outcome;
  return words.register(`event/${kind}`, { account: who || words.register('token/nobody') });
}

function circumstances(words: UiMessages, event: EventAnswer): readonly string[] {
  const { operator, host } = event;
  const by = operator === '' ? [] : [words.register('event/by', { operator })];
  const at = host === '' ? [] : [words.register('event/at', { host })];
  if (event.kind === 'mark') return [...by, ...at];
  const seconds = event.kind === 'seen' ? event.clockErrorSeconds : event.clockErrorBefore;
  const clock = words.register('event/clock-before', { clock: clockOff(words, seconds) });
  const reader = words.register('event/reader', { reader: event.reader });
  return event.kind === 'seen' ? [reader, clock] : [...by, ...at, clock];
}
