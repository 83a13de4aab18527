import { useText } from "../../i18n/text-context.tsx";

/** The states of a reservation that somebody may see; holds are none yet. */
export type ReservationStateCode = "confirmed" | "displaced" | "cancelled" | "arrived" | "serving" | "done" | "no-show";

/** Shape and tone by state: the word says it, the shape repeats it, the colour comes last. 16 × 16. */
const drawn = {
  confirmed: { tone: "done", shape: "M2 8l4 4 8-8" },
  displaced: { tone: "attention", shape: "M8 2 15 14H1zM8 7v3M8 12v.1" },
  cancelled: { tone: "still", shape: "M3 8h10" },
  arrived: { tone: "moving", shape: "M8 2a6 6 0 1 0 .01 0zM8 5v3l2 2" },
  serving: { tone: "moving", shape: "M8 2a6 6 0 1 0 .01 0z" },
  done: { tone: "done", shape: "M8 2a6 6 0 1 0 .01 0zM5 8l2 2 4-4" },
  "no-show": { tone: "stopped", shape: "M3 3h10v10H3zM6 6l4 4M10 6l-4 4" },
} satisfies Record<
  ReservationStateCode,
  { tone: "still" | "moving" | "attention" | "done" | "stopped"; shape: string }
>;

/** `word`: the clerks' own word for the state. */
export function ReservationTag({ state, word }: { state: ReservationStateCode; word?: string }) {
  const { t } = useText();
  const { tone, shape } = drawn[state];
  return (
    <span className={`tag tag-${tone}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={shape} />
      </svg>
      {word ?? t(`reservations:state.${state}`)}
    </span>
  );
}
