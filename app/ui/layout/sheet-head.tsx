import { Horizon } from "../motif/horizon.tsx";
import type { City } from "./frame.ts";

/** A QR code as one SVG path over `size` × `size` modules. */
export type Qr = { size: number; path: string };

/** Head of a printed sheet; not on the screen. */
export function SheetHead({ city, qr }: { city: City; qr: Qr | null }) {
  return (
    <div className="sheet-only">
      <div className="sheet-head">
        <p>
          {city.portalName.includes(city.name) ? null : `${city.name} `}
          {city.portalName}
        </p>
        {qr === null ? null : (
          <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} aria-hidden="true">
            <path d={qr.path} fill="currentColor" stroke="none" />
          </svg>
        )}
      </div>
      <Horizon motif={city.motif} />
    </div>
  );
}
