import { Button, Checkbox } from '@mantine/core';
import type { LastBurn, Room } from '../../src/ipc/state.ts';
import { useStation, useWords, useWork } from '../app/station.ts';
import { FlameIcon } from '../drawings/icons.tsx';
import { lastBurnNames } from '../token/last-burn-note.tsx';
import { Facts } from '../words/facts.tsx';
import { FailureNote } from '../words/failure-note.tsx';
import { Note } from '../words/note.tsx';
import classes from './burn-stage.module.css';
import { tokenToBurn } from './stages.ts';
import { StepList } from './step-list.tsx';
import type { BurnRequest } from './use-burn-request.ts';

interface ReadyToBurnProps {
  readonly room: Room;
  readonly request: BurnRequest;
}

/** Everything is there: whose seed goes onto which token, and the button. */
export function ReadyToBurn({ room, request }: ReadyToBurnProps) {
  const { words } = useStation();
  const work = useWork(room);
  const token = tokenToBurn(work);
  if (request.question) return <WipeQuestion request={request} last={request.question} />;
  if (!token || !work.seed) return null;
  const { account, issuer } = work.seed.description;
  return (
    <>
      <Facts
        facts={[
          [words.ui('burn/for'), account || issuer || words.ui('seed/not-named')],
          [
            words.ui('burn/onto'),
            <span key="token">
              {token.listed ? token.model : words.ui('token/unlisted')}{' '}
              <span className="tabular">{token.serial}</span>
            </span>,
          ],
        ]}
      />
      {request.refusal && <FailureNote failure={request.refusal} />}
      {!token.listed && <UnlistedToken serial={token.serial} request={request} />}
      <Button
        size="lg"
        className={classes['button'] ?? ''}
        leftSection={<FlameIcon />}
        rightSection={<kbd className={classes['key']}>⏎</kbd>}
        disabled={!token.listed && !request.allowUnlisted}
        onClick={request.press}
        data-stage-focus={token.listed || request.allowUnlisted ? true : undefined}
      >
        {words.ui('burn/button')}
      </Button>
      {token.listed && !request.refusal && (
        <div className={classes['ahead']}>
          <StepList done={[]} />
        </div>
      )}
    </>
  );
}

/** What is on record is wiped for good: asked once, with the name. The safe answer is the nearer one. */
function WipeQuestion({ request, last }: { readonly request: BurnRequest; readonly last: LastBurn }) {
  const words = useWords();
  return (
    <Note kind="warn" what={words.ui('burn/wipes', lastBurnNames(words, last))}>
      <Button size="sm" variant="default" onClick={request.leave} autoFocus>
        {words.ui('burn/leave')}
      </Button>
      <Button size="sm" onClick={request.wipe}>
        {words.ui('burn/wipe')}
      </Button>
    </Note>
  );
}

function UnlistedToken({ serial, request }: { readonly serial: string; readonly request: BurnRequest }) {
  const words = useWords();
  const { what } = words.failure({ code: 'unlisted-token', serial });
  return (
    <Note kind="warn" what={what}>
      <Checkbox
        label={words.ui('burn/unlisted-sure')}
        checked={request.allowUnlisted}
        onChange={({ currentTarget }) => request.allow(currentTarget.checked)}
        data-stage-focus={request.allowUnlisted ? undefined : true}
      />
    </Note>
  );
}
