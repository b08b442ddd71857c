import { uiSessionExportsEn } from './ui-session-exports-en.ts';
import { uiSessionLanesEn } from './ui-session-lanes-en.ts';
import { uiSessionListsEn } from './ui-session-lists-en.ts';
import type { UiSessionsCatalogue } from './ui-sessions-catalogue.ts';

export const uiSessionsEn: UiSessionsCatalogue = {
  ...uiSessionListsEn,
  ...uiSessionLanesEn,
  ...uiSessionExportsEn,
};
