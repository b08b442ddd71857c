/** Tells the host that its parent needs it no more. */
export const DISMISSAL = 'dismissal';
