/** Whom one can be at the demo's stand-in: three plainly fictitious persons at addresses that do not exist. */
import type { CardClaims } from "../provider.ts";

export const demoPeople: readonly CardClaims[] = [
  {
    subject: "demo-hanako",
    name: "見本　花子",
    address: "山口県美祢市大嶺町東分９９９９番地",
    birthdate: "1985-04-01",
  },
  {
    subject: "demo-taro",
    name: "見本　太郎",
    address: "東京都千代田区霞が関９丁目９９番９９号　見本荘１０１",
    birthdate: "1950-12-31",
  },
  // One name, and an address that does not say its prefecture: what cannot be taken apart surely is left to the reader.
  { subject: "demo-maria", name: "ＭＩＨＯＮＭＡＲＩＡ", address: "見本町９９番地の９", birthdate: "2000-02-29" },
];
