/** What the desktop app says outside its page: menus and questions of the operating system's own kind. */
export interface ShellCatalogue {
  readonly menu: Readonly<
    Record<
      | 'about'
      | 'services'
      | 'hide'
      | 'hide-others'
      | 'show-all'
      | 'quit'
      | 'edit'
      | 'undo'
      | 'redo'
      | 'cut'
      | 'copy'
      | 'paste'
      | 'select-all'
      | 'view'
      | 'zoom-in'
      | 'zoom-out'
      | 'actual-size'
      | 'full-screen'
      | 'developer-tools'
      | 'window'
      | 'minimise'
      | 'zoom'
      | 'close'
      | 'front',
      string
    >
  >;
  /** Somebody wants to leave while a token is being written. */
  readonly leaving: Readonly<Record<'what' | 'detail' | 'when-done' | 'stay', string>>;
  /** The page broke down several times in a row. */
  readonly crash: Readonly<Record<'what' | 'detail' | 'again' | 'quit', string>>;
  /** Something that nobody expected ended Kiln. */
  readonly fault: Readonly<Record<'what' | 'detail', string>>;
  /** The system gives Kiln's page no sandbox, and Kiln does not start. */
  readonly sandbox: Readonly<Record<'what' | 'detail', string>>;
}
