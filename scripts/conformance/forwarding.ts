import { forwardDrill } from "./forwarding/forward-drill.ts";
import type { Topic } from "./topic.ts";

/** What becomes of our mails when software of others passes them on, and of those who subscribe when their readers click. */
export const prepareForwarding: Topic["prepare"] = async (folder) => ({
  claims: [],
  checks: [{ name: "forward drill", run: async () => forwardDrill(folder) }],
});
