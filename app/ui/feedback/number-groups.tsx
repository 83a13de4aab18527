/** A receipt number or code in groups that can be read aloud: at its hyphens, else every four characters. */
export function NumberGroups({ value, className }: { value: string; className: string }) {
  const parts = value.includes("-") ? value.split(/(?<=-)/u) : (value.match(/.{1,4}/gu) ?? []);
  // Key by everything up to the group: groups may repeat, beginnings do not.
  return (
    <p className={className}>
      {parts.map((group, index) => (
        <span key={parts.slice(0, index + 1).join("")}>{group}</span>
      ))}
    </p>
  );
}
