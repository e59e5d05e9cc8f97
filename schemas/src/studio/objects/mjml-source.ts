import { defineType } from "sanity";

/** MJML as somebody writes it. What is wrong with it the worker knows: the Studio adds the question to this type. */
export const mjmlSource = defineType({ name: "mjmlSource", title: "MJML", type: "text", rows: 16 });
