/** Mail over SMTP (nodemailer). The Message-ID is the outbox id, so a receiver can drop a second delivery. */
import { createTransport } from "nodemailer";
import type { Transport } from "./email.ts";

const limits = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 10_000, dnsTimeout: 4_000 };

export function smtpTransport(url: string, from: string): Transport {
  // Together shorter than the outbox's lease, or another instance would send the same mail meanwhile.
  const transporter = createTransport({ url, ...limits });
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
