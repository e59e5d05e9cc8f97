// The local mailbox: keeps what the worker hands over, shows it on a page, and passes nothing on. Loopback only.
import { mkdirSync } from "node:fs";
import { MailDev } from "maildev";

const [smtpPort, webPort, folder] = process.argv.slice(2);
if (smtpPort === undefined || webPort === undefined || folder === undefined) throw new Error("usage: mailbox.ts SMTP_PORT WEB_PORT FOLDER");

mkdirSync(folder, { recursive: true });
const mailbox = new MailDev({
  smtp: Number(smtpPort),
  web: Number(webPort),
  ip: "127.0.0.1",
  webIp: "127.0.0.1",
  mailDirectory: folder,
  silent: true,
});
await mailbox.start();
console.log(JSON.stringify({ event: "mailbox.listening" }));

const stop = async (): Promise<void> => {
  await mailbox.stop();
  process.exit(0);
};
process.on("SIGTERM", () => void stop());
// Whoever started us is gone.
process.on("disconnect", () => void stop());
