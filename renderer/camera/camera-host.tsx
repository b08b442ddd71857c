import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { Room, Work } from '../../src/ipc/state.ts';
import { useWork } from '../app/station.ts';
import { EMPTY_ENTRY } from '../seed/entry.ts';
import type { SeedEntry } from '../seed/use-seed-entry.ts';
import { CameraPanel } from './camera-panel.tsx';

/** Opens the camera from anywhere in a room where a seed is wanted. No field has a use for it. */
export const CAMERA_KEY = 'F3';

const OpenContext = createContext<() => void>(() => {});

/** What opens the camera. */
export function useOpenCamera(): () => void {
  return useContext(OpenContext);
}

interface CameraHostProps {
  readonly room: Room;
  readonly seedEntry: SeedEntry;
  readonly children: ReactNode;
}

/** A place that a camera can be opened in, by its key or by what is inside; what it finds goes into the seed's entry. */
export function CameraHost({ room, seedEntry, children }: CameraHostProps) {
  const [isOpen, setOpen] = useState(false);
  const mayOpen = takesSeed(useWork(room));
  const open = () => setOpen(mayOpen);
  useCameraKey(open);
  const close = () => setOpen(false);
  const { entry } = seedEntry;
  // Something else came in (pasted, dropped, found on a screen), or a token is written: it does not come back by itself.
  // That the entry is put away at last, since the station has the seed, is nothing new: it may be open again by then.
  useEffect(() => {
    if (entry !== EMPTY_ENTRY || !mayOpen) setOpen(false);
  }, [entry, mayOpen]);
  return (
    <OpenContext value={open}>
      {children}
      {isOpen && mayOpen && (
        <CameraPanel
          onClose={close}
          onTake={(texts) => {
            close();
            seedEntry.offerCodes(texts.map((text) => ({ text })));
          }}
        />
      )}
    </OpenContext>
  );
}

/** Not while a token is written, or its code is asked for. */
function takesSeed({ burn }: Work): boolean {
  return burn === undefined || burn.phase === 'done';
}

function useCameraKey(open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
      if (key !== CAMERA_KEY || ctrlKey || altKey || metaKey || shiftKey) return;
      // Also where nothing is opened: the browser would search the page.
      event.preventDefault();
      if (!event.repeat && !document.querySelector('dialog[open]')) latest.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
