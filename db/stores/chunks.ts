/** Rows of one multi-row insert: both engines limit the parameters of a statement (32,766 and 65,535). */
const rowsPerInsert = 200;

export const inChunks = <T>(rows: T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / rowsPerInsert) }, (_, index) =>
    rows.slice(index * rowsPerInsert, (index + 1) * rowsPerInsert),
  );
