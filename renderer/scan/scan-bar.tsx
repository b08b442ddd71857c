import { Button, FileButton, Kbd } from '@mantine/core';
import { useWords } from '../app/station.ts';
import { CameraButton } from '../camera/camera-button.tsx';
import { PictureIcon, ScreenIcon } from '../drawings/icons.tsx';
import type { SeedEntry } from '../seed/use-seed-entry.ts';
import { WhereButton } from '../where/where-button.tsx';
import classes from './scan-bar.module.css';

/** The ways to a code that is somewhere to be seen. */
export function ScanBar({ seedEntry }: { readonly seedEntry: SeedEntry }) {
  const words = useWords();
  return (
    <div className={classes['bar']}>
      <Button
        size="xs"
        leftSection={<ScreenIcon size={16} />}
        rightSection={<Kbd size="xs">F2</Kbd>}
        title={words.scan('bar/screen-about')}
        onClick={() => seedEntry.scanScreens()}
      >
        {words.scan('bar/screen')}
      </Button>
      <CameraButton />
      <FileButton onChange={seedEntry.offerPictures} accept="image/*,application/pdf" multiple>
        {(props) => (
          <Button {...props} variant="default" size="xs" leftSection={<PictureIcon size={16} />}>
            {words.ui('seed/open')}
          </Button>
        )}
      </FileButton>
      <WhereButton subtle />
    </div>
  );
}
