import type { Case } from "./open-case.ts";

/** Where the receipt and the application are kept as PDF. */
export const paperLinks = ({ reader, base }: Case) => ({
  receipt: reader.href(`${base}/receipt.pdf`),
  application: reader.href(`${base}/application.pdf`),
});
