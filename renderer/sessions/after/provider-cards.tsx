import { useWords } from '../../app/station.ts';
import classes from './after.module.css';
import { PROVIDERS, type Provider } from './provider-needs.ts';

interface ProviderCardsProps {
  readonly provider: Provider;
  readonly onProvider: (provider: Provider) => void;
}

/** For whom the list is: one of these. */
export function ProviderCards({ provider, onProvider }: ProviderCardsProps) {
  const words = useWords();
  return (
    <div className={classes['cards']} role="radiogroup" aria-labelledby="out-which">
      {PROVIDERS.map((each) => (
        <label key={each} className={classes['provider']}>
          <input
            type="radio"
            name="provider"
            value={each}
            checked={each === provider}
            onChange={() => onProvider(each)}
          />
          <span>
            <strong>{words.sessions(`provider/${each}`)}</strong>
            <small>{words.sessions(`providerAbout/${each}`)}</small>
          </span>
        </label>
      ))}
    </div>
  );
}
