/** One page in one state (ページの状態): what the accessibility run and the auditor's list are made of. */
import type { Page } from "@playwright/test";
import type { Locale } from "../app/i18n/locales.ts";
import type { Resident } from "./stage/resident.ts";
import type { Stage } from "./stage/stage.ts";

/** A browser page in one language, with the portal behind it prepared. */
export type Scene = {
  page: Page;
  stage: Stage;
  resident: Resident;
  locale: Locale;
  /** Goes to an address of the portal, given without the language. */
  goto(path: string): Promise<void>;
};

export type PageState = {
  /** Unique, for example "apply/pilot/errors". */
  id: string;
  /** The page it is a state of; states of one page share it. */
  page: string;
  /** In Japanese, for the report. */
  title: string;
  /** HTTP status the document comes with; 200 when absent. */
  status?: number;
  /** The title begins with エラー： and the summary has the focus. */
  hasErrors?: boolean;
  /** A page of the server in front of the framework, without the portal's frame. */
  isBare?: boolean;
  /** The address is not the route's own: what another site, or a redirect, leads to. */
  isElsewhere?: boolean;
  /** Looked at only once, in Japanese at the narrow width, unless everything is asked for. */
  isOneOfMany?: boolean;
  /** Without our script: what depends on another field is shown. */
  withoutScript?: boolean;
  bringAbout(scene: Scene): Promise<void>;
};
