import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../src/ipc/failure.ts';
import type { DraftReading } from '../../../src/ipc/session.ts';
import { useStation } from '../../app/station.ts';
import { useDropped } from '../../app/use-dropped.ts';
import { isEditing } from '../../burn/use-burn-keys.ts';

/** As session-schemas.ts takes it. */
const MOST_BYTES = 72 * 1024 * 1024;

/** A file as it goes to the station. */
interface ListFile {
  readonly fileName: string;
  /** Base64. */
  readonly content: string;
}

/** What wants to be opened first: a PSKC file, or an app's encrypted backup. */
type Lock = Extract<
  Failure,
  { code: 'pskc-locked' | 'pskc-wrong-key' | 'backup-locked' | 'backup-wrong-password' }
>;

/** A file that wants its password or its key first. */
export interface LockedFile {
  readonly fileName: string;
  readonly needs: 'password' | 'key';
  /** What was given is not it. */
  readonly wrong: boolean;
  readonly failure: Failure;
}

export interface ListIntake {
  /** What is being read. */
  readonly busy: string | undefined;
  readonly failure: Failure | undefined;
  /** Which file could not be read. */
  readonly failed: string | undefined;
  readonly locked: LockedFile | undefined;
  /** Something is being dragged over the window. */
  readonly isDragging: boolean;
  offerFile(file: File): void;
  unlock(pskc: NonNullable<DraftReading['pskc']>): void;
  /** Forgets what was wrong, or locked. */
  clear(): void;
}

interface Standing {
  readonly busy?: string;
  readonly failure?: Failure;
  readonly failed?: string;
  readonly file?: ListFile;
  readonly lock?: Lock;
}

/** Lists that are dropped or pasted anywhere in the window, or opened, on their way to the station. */
export function useListIntake(isOpen: boolean): ListIntake {
  const { call, words } = useStation();
  const [standing, setStanding] = useState<Standing>({});
  // Of several lists the last one counts.
  const turn = useRef(0);

  const read = async (file: ListFile, reading: DraftReading, mine: number) => {
    setStanding({ busy: file.fileName });
    const failure = await call('readList', { ...file, reading });
    if (mine !== turn.current) return;
    const lock = failure && lockOf(failure);
    setStanding(failure ? { failure, failed: file.fileName, ...(lock && { file, lock }) } : {});
  };
  const offerFile = async (file: File) => {
    const mine = ++turn.current;
    setStanding({ busy: file.name });
    if (file.size > MOST_BYTES) {
      setStanding({ failed: file.name, failure: { code: 'list-too-large', bytes: file.size } });
      return;
    }
    const content = await base64Of(file);
    if (mine !== turn.current) return;
    if (content === undefined) setStanding({ failed: file.name, failure: { code: 'list-empty' } });
    else await read({ fileName: file.name, content }, {}, mine);
  };
  const { file, lock } = standing;
  const take = (data: DataTransfer) => {
    const [dropped] = data.files;
    const text = data.getData('text/plain');
    if (dropped) void offerFile(dropped);
    else if (text.trim() !== '') void offerFile(new File([text], words.sessions('start/pasted')));
  };
  usePasted(isOpen ? take : undefined);
  const isDragging = useDropped(isOpen ? take : undefined);
  return {
    busy: standing.busy,
    // What is wrong with a locked file is said where its password is asked for.
    failure: lock ? undefined : standing.failure,
    failed: standing.failed,
    locked: file &&
      lock && {
        fileName: file.fileName,
        needs: 'needs' in lock ? lock.needs : 'password',
        wrong: isWrong(lock),
        failure: lock,
      },
    isDragging,
    offerFile: (each) => void offerFile(each),
    unlock: (pskc) => file && void read(file, openedBy(lock, pskc), ++turn.current),
    clear: () => {
      turn.current++;
      setStanding({});
    },
  };
}

function lockOf(failure: Failure): Lock | undefined {
  switch (failure.code) {
    case 'pskc-locked':
    case 'pskc-wrong-key':
    case 'backup-locked':
    case 'backup-wrong-password':
      return failure;
    default:
      return undefined;
  }
}

function isWrong({ code }: Lock): boolean {
  return code === 'pskc-wrong-key' || code === 'backup-wrong-password';
}

/** What a person gave, in the place where the file's kind wants it. */
function openedBy(lock: Lock | undefined, pskc: NonNullable<DraftReading['pskc']>): DraftReading {
  const { password } = pskc;
  return lock && 'app' in lock && password !== undefined ? { password } : { pskc };
}

/** Takes what is pasted anywhere, but not what is pasted where something is being typed. */
function usePasted(take: ((data: DataTransfer) => void) | undefined): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const end = new AbortController();
    const paste = (event: ClipboardEvent) => {
      const { clipboardData: data } = event;
      if (!latest.current || !data) return;
      if (isEditing(event.target as Element | null) && data.files.length === 0) return;
      event.preventDefault();
      latest.current(data);
    };
    document.addEventListener('paste', paste, { signal: end.signal });
    return () => end.abort();
  }, []);
}

/** Undefined when it cannot be read: a folder, say. */
function base64Of(file: File): Promise<string | undefined> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''));
    reader.onerror = () => resolve(undefined);
    reader.readAsDataURL(file);
  });
}
