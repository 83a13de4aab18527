/** Door of the handouts room: the document model, its Markdown, the gate before publishing. */

export {
  bundleOf,
  type FolderProblem,
  foldersOf,
  type HandoutFolder,
  mostFileBytes,
  readBundle,
  sourceOf,
} from "./bundle.ts";
export { compareMeta, type MetaChange } from "./compare/compare-meta.ts";
export { compareTexts } from "./compare/compare-texts.ts";
export { folderFiles, readFolder } from "./folder.ts";
export { maxPdfBytes } from "./from-paper/draft-from-pdf.ts";
export { newFromPaper, replacedFromPaper } from "./from-paper/paper-source.ts";
export type { Finding, Links as HandoutLinks } from "./gate/finding.ts";
export { createLiveGate } from "./gate/live-gate.ts";
export { createHandouts, type Handouts } from "./handouts.ts";
export { createHandoutImages } from "./images.ts";
export { createLibrary, type Library } from "./library.ts";
export { libraryWith } from "./library-with.ts";
export {
  type Editor,
  type Failure,
  type Gate,
  life,
  type Seen,
  type Source,
  writersOf,
} from "./life.ts";
export { parseHandout } from "./markdown/parse-handout.ts";
export { blockInlines, inlineWords } from "./markdown/words.ts";
export type {
  HandoutContent,
  HandoutMeta,
  Mistake,
} from "./model.ts";
export { handoutCategories } from "./model.ts";
export { confirmHours, createNotices, type Notices, type OpenNotice } from "./notices.ts";
export {
  createHandoutOriginals,
  type Original,
  originalIdOf,
} from "./originals.ts";
export { createPageCheck } from "./page/page-check.ts";
export { createPublishing } from "./publishing.ts";
export { reviewStage } from "./reviews.ts";
export { categoryScope, handoutOf, handoutScope, readScope, type Scope } from "./scope.ts";
export { findHandouts } from "./search.ts";
export { contentHash } from "./source.ts";
export type {
  HandoutEvent,
  HandoutEventType,
  HandoutState,
  HandoutStore,
  HandoutVersion,
  HandoutVersionRow,
  Votes,
} from "./store.ts";
