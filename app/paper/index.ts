/** Door of the paper room: sheets as plain data, and the press that draws them as tagged PDF. See README.md. */
export type { Booklet, LeafBlock, PaperDocument, Span } from "./model.ts";
export { createPress, type Printed } from "./press.ts";
export { type ApplicationOnPaper, applicationSheet } from "./sheets/application-sheet.ts";
export { blankForm } from "./sheets/blank-form.ts";
export { handoutPoster, leaflet } from "./sheets/leaflet.ts";
export { receiptSheet } from "./sheets/receipt-sheet.ts";
export type { CityOnPaper, Target, Voice } from "./sheets/voice.ts";
export { createShelf } from "./shelf.ts";
