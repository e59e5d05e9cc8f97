import { reference, type SampleDocument } from "./builders.ts";

export const supporters: readonly SampleDocument[] = [
  { _id: "supporter-ebrd", _type: "supporter", organisation: reference("organisation-ebrd") },
];
