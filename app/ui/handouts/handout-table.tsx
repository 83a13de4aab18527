import { useText } from "../../i18n/text-context.tsx";
import { WideTable } from "../console/wide-table.tsx";
import { Words } from "../feedback/words.tsx";
import type { InlineView, TableView } from "./document.ts";
import { Inlines } from "./inlines.tsx";
import { placed } from "./placed.ts";
import { wordsOf } from "./words-of.ts";

/** A wide one is moved sideways within itself, also with the keyboard. */
export function HandoutTable({ table }: { table: TableView }) {
  const { t } = useText();
  const { caption, head, rows, rowHeads } = table;
  const columns = head.map(wordsOf).filter(Boolean).join(t("ui:list.comma"));
  return (
    <WideTable label={caption ?? t("handouts:tableOf", { columns })} className="leaf-table">
      {caption === null ? null : (
        <caption>
          <Words>{caption}</Words>
        </caption>
      )}
      <thead>
        <tr>
          {placed(head).map(({ part: cell, place: column }) => (
            <th key={column} scope="col">
              <Inlines inlines={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {placed(rows).map(({ part: row, place }) => (
          <tr key={place}>
            {placed(row).map(({ part: cell, place: column }) => (
              <Cell key={column} inlines={cell} isHead={rowHeads && column === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function Cell({ inlines, isHead }: { inlines: InlineView[]; isHead: boolean }) {
  const words = <Inlines inlines={inlines} />;
  return isHead ? <th scope="row">{words}</th> : <td>{words}</td>;
}
