// The only import site of @react-email/components (docs/adr/0003).
export { Body, Head, Html } from "@react-email/components";
