/** A QR code (JIS X 0510) as one SVG path, so that it needs no image, no inline style and no script. */
import { create } from "qrcode";

export type QrPath = { size: number; path: string };

/** Error correction M: a printed sheet gets folded. The quiet zone of four modules is included. */
export function qrPath(text: string): QrPath {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const quiet = 4;
  let path = "";
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column + quiet} ${row + quiet}h1v1h-1z`;
    }
  }
  return { size: modules.size + 2 * quiet, path };
}
