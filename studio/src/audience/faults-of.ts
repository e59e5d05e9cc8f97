import type { FieldFault } from "@newsletter/schemas";

/** What is wrong with each field; the first fault of each is enough. */
export function faultsOf(faults: readonly FieldFault[]): Readonly<Record<FieldFault["field"], string | undefined>> {
  const of = (field: FieldFault["field"]): string | undefined => faults.find((fault) => fault.field === field)?.message;
  return { name: of("name"), address: of("address"), conditions: of("conditions") };
}
