import { defineArrayMember, defineField, defineType } from "sanity";
import * as z from "zod";
import { footnoteSchema } from "../../portable-text.ts";
import { isEmptyFootnote } from "../../text-faults.ts";
import { linkAnnotation } from "./link-annotation.ts";

const noteSchema = footnoteSchema.shape.text.unwrap();

/** A note on the marked words. The number is given when an edition is made. */
export const footnote = defineType({
  name: "footnote",
  title: "Footnote",
  type: "object",
  fields: [
    defineField({
      name: "text",
      title: "What it says",
      description: "Stands below the text under its number; numbers follow the order of the words.",
      type: "array",
      of: [
        defineArrayMember({
          type: "block",
          styles: [{ title: "Text", value: "normal" }],
          lists: [],
          marks: {
            decorators: [
              { title: "Strong", value: "strong" },
              { title: "Emphasis", value: "em" },
            ],
            annotations: [linkAnnotation],
          },
        }),
      ],
      validation: (rule) =>
        rule.custom((value) => {
          const note = z.safeParse(noteSchema, value ?? []);
          return (
            !note.success ||
            !isEmptyFootnote({ text: note.data }) ||
            "Write the footnote, or take the mark away: its number would lead nowhere."
          );
        }),
    }),
  ],
});
