/** Small line drawing of a life event from the sprite `public/icons.svg`; the name beside it says what it is. */
export function LifeEventIcon({ id }: { id: string }) {
  return (
    <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true">
      <use href={`/icons.svg#${id}`} />
    </svg>
  );
}
