import type { ReactNode } from "react";

type Props = {
  counterId: string;
  action: string;
  ticket?: { id: string; revision: number };
  reservation?: { code: string; revision: number };
  /** The key that presses it, when keys are on. */
  keyName?: string;
  isMain?: boolean;
  label?: string;
  children: ReactNode;
};

/** One press is one form: nothing else is sent with it. */
export function CounterButton({ counterId, action, ticket, reservation, keyName, isMain, label, children }: Props) {
  return (
    <form method="post">
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="counter" value={counterId} />
      {ticket ? (
        <>
          <input type="hidden" name="ticket" value={ticket.id} />
          <input type="hidden" name="revision" value={ticket.revision} />
        </>
      ) : null}
      {reservation ? (
        <>
          <input type="hidden" name="code" value={reservation.code} />
          <input type="hidden" name="number" value={reservation.code} />
          <input type="hidden" name="revision" value={reservation.revision} />
        </>
      ) : null}
      <button
        type="submit"
        className={isMain ? "button" : "button second low"}
        data-key={keyName}
        aria-keyshortcuts={keyName}
        aria-label={label}
      >
        {children}
      </button>
    </form>
  );
}
