import type { ScreenCapture } from '../../src/ipc/capture.ts';
import type { StationPort } from '../../src/ipc/contract.ts';
import type { ShortcutStanding } from '../../src/ipc/shortcut.ts';

/** What a shell may be able to do beyond the station's calls. */
export interface ShellSight {
  /**
   * Photographs every monitor, the shell's own window out of the way. Absent where only a browser can do that, by its
   * own screen sharing. Never rejects for anything that can be expected.
   */
  captureScreens?(): Promise<ScreenCapture>;
  /**
   * The shortcut that works in every program was pressed, and the screens were photographed before the window came to
   * the front. Returns the function that ends the watch.
   */
  onScan?(listener: (capture: ScreenCapture) => void): () => void;
  /** The operator has just asked for a camera: the shell lets the page have one that it asks for now. */
  wishCapture?(what: 'camera'): Promise<void>;
  /** Opens the operating system's own settings where Kiln can be allowed to look; false where there are none. */
  openCaptureSettings?(what: 'screen' | 'camera'): Promise<boolean>;
  /** Tells how it stands with the shortcut of the settings, now and whenever it changes. */
  onShortcut?(listener: (standing: ShortcutStanding) => void): () => void;
  /** While an operator presses a new shortcut, the old one is not heard. */
  suspendShortcut?(isSuspended: boolean): Promise<void>;
  /** Puts a text into the clipboard; a secret one leaves it after 30 s if it is still there. */
  copy?(text: string, isSecret: boolean): Promise<void>;
}

/** The station as the interface reaches it, and whether it does just now. */
export interface InterfacePort extends StationPort, ShellSight {
  /** Called whenever the connection is lost or taken up again. Returns the function that ends the watch. */
  watchConnection(listener: (connected: boolean) => void): () => void;
}
