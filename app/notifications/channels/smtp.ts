/** Mail over SMTP (nodemailer). The Message-ID is the outbox id, so a receiver can drop a second delivery. */
import { createTransport } from "nodemailer";
import type { Transport } from "./email.ts";

export function smtpTransport(url: string, from: string): Transport {
  const transporter = createTransport(url);
  return {
    async send(mail) {
      await transporter.sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: `<${mail.id}@portal>`,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
  };
}
