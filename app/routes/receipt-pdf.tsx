import type { Route } from "./+types/receipt-pdf";
import { openCase } from "./case/open-case.ts";
import { receiptFile } from "./paper/receipt-file.ts";
import { readerOf } from "./reader.ts";

/** The receipt to keep, for whoever may open the receipt page. */
export async function loader(args: Route.LoaderArgs) {
  return receiptFile(await openCase(readerOf(args), args.params.receipt));
}
