import { Button, Kbd } from '@mantine/core';
import { useWords } from '../app/station.ts';
import { ScreenIcon } from '../drawings/icons.tsx';
import type { SeedEntry } from '../seed/use-seed-entry.ts';
import type { Finding } from './finding.ts';
import { useScanSource } from './scan-source.tsx';

interface ScanAgainProps {
  readonly seedEntry: SeedEntry;
  readonly size?: 'xs' | 'sm';
  readonly variant?: 'filled' | 'default';
}

/** Looks at the screens once more; where a person shares one after the other, perhaps at another one. */
export function ScanAgain({ seedEntry, size = 'sm', variant = 'filled' }: ScanAgainProps) {
  const words = useWords();
  const { isWhole } = useScanSource();
  return (
    <Button
      size={size}
      variant={variant}
      leftSection={<ScreenIcon size={17} />}
      rightSection={<Kbd size="xs">F2</Kbd>}
      onClick={() => seedEntry.scanScreens()}
      data-scan-focus
    >
      {words.scan(`action/${wish(seedEntry.entry.finding, isWhole)}`)}
    </Button>
  );
}

function wish(finding: Finding, isWhole: boolean): 'again' | 'another' | 'screens' {
  const place = 'search' in finding ? finding.search?.place : 'screens';
  if (place !== 'screens') return 'screens';
  return finding.kind === 'nothing' && !isWhole ? 'another' : 'again';
}
