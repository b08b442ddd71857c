import { Button, Kbd } from '@mantine/core';
import { useWords } from '../app/station.ts';
import { CameraIcon } from '../drawings/icons.tsx';
import { CAMERA_KEY, useOpenCamera } from './camera-host.tsx';

/** "Camera", and its key. */
export function CameraButton() {
  const words = useWords();
  const open = useOpenCamera();
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<CameraIcon size={16} />}
      rightSection={<Kbd size="xs">{CAMERA_KEY}</Kbd>}
      onClick={open}
    >
      {words.camera('camera/open')}
    </Button>
  );
}
