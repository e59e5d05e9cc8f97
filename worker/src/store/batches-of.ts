/** PostgreSQL takes at most 65,535 parameters in a statement; no row of ours has more than thirteen. */
const rowsPerStatementMax = 5_000;

export function* batchesOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let first = 0; first < rows.length; first += rowsPerStatementMax) yield rows.slice(first, first + rowsPerStatementMax);
}
