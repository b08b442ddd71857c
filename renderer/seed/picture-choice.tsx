import { Button } from '@mantine/core';
import { useWords } from '../app/station.ts';
import type { Offer } from './entry.ts';
import classes from './seed.module.css';

interface PictureChoiceProps {
  readonly offers: readonly Offer[];
  readonly onChoose: (text: string) => void;
  readonly onBack: () => void;
}

/** Several codes were in the pictures: which one? */
export function PictureChoice({ offers, onChoose, onBack }: PictureChoiceProps) {
  const words = useWords();
  return (
    <div className={classes['choices']} data-choice>
      <p>{words.ui('seed/choose-code')}</p>
      {offers.map((offer, place) => (
        <Button
          key={offer.text}
          variant="default"
          size="sm"
          data-stage-focus={place === 0 ? true : undefined}
          onClick={() => onChoose(offer.text)}
        >
          {nameOf(offer) || words.ui('seed/not-named')}
        </Button>
      ))}
      <Button variant="subtle" size="xs" onClick={onBack}>
        {words.ui('seed/back')}
      </Button>
    </div>
  );
}

function nameOf({ judgement }: Offer): string {
  if (judgement.ok) {
    const { issuer, account } = judgement.description;
    return [issuer, account].filter((name) => name !== '').join(' · ');
  }
  return judgement.failure.code === 'transfer-code' ? judgement.failure.accounts.join(', ') : '';
}
