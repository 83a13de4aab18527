import type { Qr } from "../layout/sheet-head.tsx";

/** Black on white in every colour scheme: readers need it so. What it leads to stands beside it in words. */
export function QrCode({ qr }: { qr: Qr }) {
  return (
    <svg className="qr-code" viewBox={`0 0 ${qr.size} ${qr.size}`} aria-hidden="true">
      <path d={qr.path} fill="currentColor" stroke="none" />
    </svg>
  );
}
