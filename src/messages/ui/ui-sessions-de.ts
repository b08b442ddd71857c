import { uiSessionExportsDe } from './ui-session-exports-de.ts';
import { uiSessionLanesDe } from './ui-session-lanes-de.ts';
import { uiSessionListsDe } from './ui-session-lists-de.ts';
import type { UiSessionsCatalogue } from './ui-sessions-catalogue.ts';

export const uiSessionsDe: UiSessionsCatalogue = {
  ...uiSessionListsDe,
  ...uiSessionLanesDe,
  ...uiSessionExportsDe,
};
