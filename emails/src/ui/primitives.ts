// The only import site of React Email's components (docs/adr/0003).
export { Body } from "@react-email/body";
export { Head } from "@react-email/head";
export { Html } from "@react-email/html";
