import type { ReactNode } from 'react';
import { useWords } from '../app/station.ts';
import { CheckIcon, CrossIcon } from '../drawings/icons.tsx';
import classes from './stage-card.module.css';
import type { Light, Stage } from './stages.ts';

interface StageCardProps {
  readonly stage: Stage;
  readonly place: number;
  readonly title: string;
  readonly light: Light;
  readonly children: ReactNode;
}

/** One of the four stages: its place, its name and how it stands, by sign and word as well as by colour. */
export function StageCard({ stage, place, title, light, children }: StageCardProps) {
  const words = useWords();
  const heading = `stage-${stage}`;
  return (
    <section className={classes['card']} data-stage={stage} data-light={light} aria-labelledby={heading}>
      <div className={classes['head']}>
        <span className={classes['badge']} aria-hidden="true">
          <Sign light={light} place={place} />
        </span>
        <h2 id={heading} tabIndex={-1}>
          {title}
        </h2>
        <span className={classes['light']}>{words.ui(`light/${light}`)}</span>
      </div>
      <div className={classes['body']}>{children}</div>
    </section>
  );
}

function Sign({ light, place }: { readonly light: Light; readonly place: number }) {
  if (light === 'done') return <CheckIcon size={16} />;
  if (light === 'failed') return <CrossIcon size={16} />;
  return place;
}
