import { Button, PinInput } from '@mantine/core';
import type { BurnView, CodeCheck as Check, Room } from '../../src/ipc/state.ts';
import { useStation } from '../app/station.ts';
import { CameraIcon } from '../drawings/icons.tsx';
import { SwitchMovie } from '../drawings/switch-movie.tsx';
import { shapeOfModel, type TokenShape } from '../drawings/token-drawing.tsx';
import { useSettings } from '../settings/use-settings.ts';
import { CodeCamera } from './code-camera.tsx';
import { CODE_DIGITS } from './code-digits.ts';
import { CompareByEye } from './compare-by-eye.tsx';
import type { CodeEntry } from './use-code-entry.ts';
import { VerdictLine } from './verdict-line.tsx';
import classes from './verify.module.css';

interface CodeCheckProps {
  readonly room: Room;
  readonly burn: BurnView;
  readonly check: Check;
  readonly codeEntry: CodeEntry;
  readonly shape?: TokenShape;
}

/** How to get a fresh code onto the display, and six places to type it. */
export function CodeCheck({ room, burn, check, codeEntry, shape }: CodeCheckProps) {
  const { words, call } = useStation();
  const { settings, change } = useSettings();
  const { readByCamera } = settings;
  return (
    <div className={classes['check']}>
      <p>{readByCamera ? words.camera('display/instruction') : words.ui('verify/instruction')}</p>
      <div className={classes['work']} data-by-eye={check.expected ? true : undefined}>
        {readByCamera && !check.expected ? (
          <CodeCamera onCode={codeEntry.see} />
        ) : (
          <SwitchMovie
            shape={shape ?? shapeOfModel(burn.token?.model ?? '')}
            label={words.ui('verify/picture')}
            captions={[words.ui('verify/off'), words.ui('verify/on'), words.ui('verify/read')]}
          />
        )}
        {check.expected ? (
          <CompareByEye room={room} expected={check.expected} />
        ) : (
          <div className={classes['entry']}>
            <PinInput
              id="code"
              length={CODE_DIGITS}
              type="number"
              size="md"
              gap={6}
              placeholder=""
              value={codeEntry.code}
              onChange={codeEntry.edit}
              oneTimeCode={false}
              aria-label={words.ui('verify/code')}
              getInputProps={(index) => ({
                'aria-label': words.ui('verify/digit', { place: index + 1 }),
                ...(index === 0 && { 'data-stage-focus': true }),
              })}
              error={check.verdict !== undefined && codeEntry.code === ''}
              classNames={{ input: classes['digit'] ?? '', pinInput: classes['place'] ?? '' }}
            />
            <VerdictLine check={check} />
          </div>
        )}
      </div>
      <div className={classes['actions']}>
        {check.expected === undefined && (
          <>
            <Button
              size="xs"
              variant="default"
              className={classes['switch'] ?? ''}
              leftSection={<CameraIcon size={16} />}
              aria-label={words.camera(readByCamera ? 'display/type' : 'display/read')}
              onClick={() => change({ readByCamera: !readByCamera })}
            >
              {words.camera(readByCamera ? 'display/type' : 'camera/open')}
            </Button>
            <Button size="xs" variant="default" onClick={() => void call('compareByEye', { room })}>
              {words.ui('verify/by-eye')}
            </Button>
          </>
        )}
        <Button size="xs" variant="subtle" color="gray" onClick={() => void call('stopBurn', { room })}>
          {words.ui('verify/leave')}
        </Button>
        {check.expected && <p className={classes['quiet']}>{words.ui('verify/by-eye-record')}</p>}
      </div>
    </div>
  );
}
