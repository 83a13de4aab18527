import { useText } from "../../i18n/text-context.tsx";

/** The statuses of an application and the draft before it. */
export type StatusCode =
  | "draft"
  | "submitted"
  | "in-review"
  | "correction-requested"
  | "accepted"
  | "completed"
  | "rejected"
  | "withdrawn";

/** Shape and tone by status: the word says it, the shape repeats it, the colour comes last. 16 × 16. */
const drawn = {
  draft: { tone: "still", shape: "M3 13l1-4 7-7 3 3-7 7z" },
  submitted: { tone: "moving", shape: "M8 2a6 6 0 1 0 .01 0z" },
  "in-review": { tone: "moving", shape: "M8 2a6 6 0 1 0 .01 0zM8 5v3l2 2" },
  "correction-requested": { tone: "attention", shape: "M8 2 15 14H1zM8 7v3M8 12v.1" },
  accepted: { tone: "done", shape: "M8 2a6 6 0 1 0 .01 0zM5 8l2 2 4-4" },
  completed: { tone: "done", shape: "M2 8l4 4 8-8" },
  rejected: { tone: "stopped", shape: "M3 3h10v10H3zM6 6l4 4M10 6l-4 4" },
  withdrawn: { tone: "still", shape: "M3 8h10" },
} satisfies Record<StatusCode, { tone: "still" | "moving" | "attention" | "done" | "stopped"; shape: string }>;

/** `forStaff`: clerks have their own words for a status, those of the inbox. */
type Props = { status: StatusCode; forStaff?: boolean };

export function StatusTag({ status, forStaff = false }: Props) {
  const { t } = useText();
  const { tone, shape } = drawn[status];
  return (
    <span className={`tag tag-${tone}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={shape} />
      </svg>
      {forStaff ? t(`console:status.${status}`) : t(`ui:status.${status}`)}
    </span>
  );
}
