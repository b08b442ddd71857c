/** Why a line is not what was once written. `torn`: a write was cut off; the next append sets it aside. */
export type LineFault =
  | 'torn'
  | 'not-an-entry'
  | 'hash-differs'
  | 'chain-broken'
  | 'number-differs'
  | 'personal-differs';
