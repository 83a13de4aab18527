import type { Motif } from "../layout/frame.ts";
import { KarstHorizon, KarstMark } from "./karst.tsx";

const motifs = { karst: { Line: KarstHorizon, Mark: KarstMark } } satisfies Record<Motif, unknown>;

/** The city's horizon under the header of the home page and on printed sheets; decoration only. */
export function Horizon({ motif }: { motif: Motif }) {
  const { Line } = motifs[motif];
  return <Line />;
}

/** The same line as a small mark beside the city's name. */
export function CityMark({ motif }: { motif: Motif }) {
  const { Mark } = motifs[motif];
  return <Mark />;
}
