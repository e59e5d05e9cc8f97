/** A file that is no table we can read, in one sentence for whoever gave it. Nothing of it is taken in. */
export class TableError extends Error {
  override readonly name = "TableError";
}
