import { NativeSelect } from '@mantine/core';
import { useWords } from '../app/station.ts';
import type { Camera } from './camera-choice.ts';

interface CameraSelectProps {
  readonly cameras: readonly Camera[];
  /** Of the one that runs; '' where none does. */
  readonly deviceId: string;
  readonly onChoose: (deviceId: string) => void;
}

/** Which camera, where there are several. */
export function CameraSelect({ cameras, deviceId, onChoose }: CameraSelectProps) {
  const words = useWords();
  if (cameras.length < 2) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={words.camera('camera/which')}
      value={deviceId}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    >
      {deviceId === '' && <option value="">–</option>}
      {cameras.map((each, place) => (
        <option key={each.deviceId} value={each.deviceId}>
          {each.label || words.camera('camera/unnamed', { number: place + 1 })}
        </option>
      ))}
    </NativeSelect>
  );
}
