import { schemaTypes } from "@newsletter/schemas/studio";
import * as z from "zod";

// Every validation rule of the content model, found by asking each field for its rules: a rule nobody breaks in a test is then noticed.

const definitionSchema = z.looseObject({
  name: z.string().optional(),
  validation: z.unknown().optional(),
  fields: z.array(z.unknown()).optional(),
  of: z.array(z.unknown()).optional(),
  marks: z.looseObject({ annotations: z.array(z.unknown()).optional() }).optional(),
});
type Definition = z.infer<typeof definitionSchema>;

/** Ids such as `newsItem.links#0`: the type, the field in it, and which of the field's rules. */
export function rulesOfSchema(): readonly string[] {
  return schemaTypes.flatMap((type) => rulesIn(definitionSchema.parse(type), type.name));
}

function rulesIn(definition: Definition, place: string): readonly string[] {
  const own = Array.from({ length: rulesCount(definition.validation) }, (_, index) => `${place}#${String(index)}`);
  const members = [...(definition.fields ?? []), ...(definition.of ?? []), ...(definition.marks?.annotations ?? [])];
  return [
    ...own,
    ...members.flatMap((member, index) => {
      const child = definitionSchema.parse(member);
      return rulesIn(child, `${place}.${child.name ?? `member${String(index)}`}`);
    }),
  ];
}

/** A field gives one rule or a list of them, each a chain of calls on the rule it is handed. */
function rulesCount(validation: unknown): number {
  if (typeof validation !== "function") return 0;
  const chain: unknown = new Proxy({}, { get: () => () => chain });
  const rules: unknown = Reflect.apply(validation, undefined, [chain]);
  return Array.isArray(rules) ? rules.length : 1;
}
