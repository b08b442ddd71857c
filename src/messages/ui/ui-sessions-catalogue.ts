import type { PathIn } from '../translator.ts';
import type { UiSessionExportsCatalogue } from './ui-session-exports-catalogue.ts';
import type { UiSessionLanesCatalogue } from './ui-session-lanes-catalogue.ts';
import type { UiSessionListsCatalogue } from './ui-session-lists-catalogue.ts';

/** The words of the window's Sessions room in one language, as `UiCatalogue`. */
export interface UiSessionsCatalogue
  extends UiSessionListsCatalogue,
    UiSessionLanesCatalogue,
    UiSessionExportsCatalogue {}

/** The name of a text: `part/text`. */
export type UiSessionsKey = PathIn<UiSessionsCatalogue>;
