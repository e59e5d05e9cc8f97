import { defineArrayMember, defineType } from "sanity";
import { portableTextSchema } from "../../portable-text.ts";
import { entriesTooDeep } from "../../text-faults.ts";
import { linkAnnotation } from "./link-annotation.ts";

/** Exactly what `portable-text.ts` of the content model accepts. */
export const portableText = defineType({
  name: "portableText",
  title: "Text",
  type: "array",
  of: [
    defineArrayMember({
      type: "block",
      styles: [
        { title: "Text", value: "normal" },
        { title: "Heading", value: "h3" },
        { title: "Small heading", value: "h4" },
        { title: "Quotation", value: "blockquote" },
      ],
      lists: [
        { title: "Bulleted list", value: "bullet" },
        { title: "Numbered list", value: "number" },
      ],
      marks: {
        decorators: [
          { title: "Strong", value: "strong" },
          { title: "Emphasis", value: "em" },
        ],
        annotations: [linkAnnotation, { type: "footnote", name: "footnote" }],
      },
    }),
    defineArrayMember({ type: "figure" }),
    defineArrayMember({ type: "table" }),
  ],
  validation: (rule) =>
    rule
      .custom((value) => {
        const text = portableTextSchema.safeParse(value ?? []);
        const tooDeep = text.success ? entriesTooDeep(text.data) : [];
        if (tooDeep.length === 0) return true;
        return {
          message: "An entry of a list is indented too far; readers see it further out. Shift and tab move it out.",
          paths: tooDeep.map((_key) => [{ _key }]),
        };
      })
      .warning(),
});
