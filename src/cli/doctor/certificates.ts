import { X509Certificate } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { healthy, ill, type Symptom } from "../../core/diagnosis.js";
import { EXIT } from "../../errors/exit-codes.js";
import { count } from "./count.js";
import type { Patient } from "./patient.js";

const LARGEST = 16 * 1024 * 1024;

const PEM =
  /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----.*?-----END (?:X509 |TRUSTED )?CERTIFICATE-----/gs;

type Given = Pick<Patient, "environment" | "variables">;

/** Which certificates are believed. Whether that of an endpoint is among them, asking it tells. */
export async function certificates({ environment, variables }: Given): Promise<readonly Symptom[]> {
  const file = variables["NODE_EXTRA_CA_CERTS"]?.trim();
  return [
    file ? await extra(file) : healthy("checked, against the authorities that Node comes with"),
    ...(environment.NODE_TLS_REJECT_UNAUTHORIZED === "0"
      ? [
          healthy(
            "NODE_TLS_REJECT_UNAUTHORIZED=0 is not honoured: certificates are checked",
            "unset NODE_TLS_REJECT_UNAUTHORIZED: other programs of Node do honour it",
          ),
        ]
      : []),
  ];
}

/** Node itself passes over a file that it can't read, with a warning at most. */
async function extra(file: string): Promise<Symptom> {
  const problem = (what: string) =>
    ill(
      EXIT.local,
      `NODE_EXTRA_CA_CERTS: ${file} ${what}`,
      "let it name a file of certificates in PEM form, or unset NODE_EXTRA_CA_CERTS",
    );
  try {
    const status = await stat(file);
    if (!status.isFile() || status.size > LARGEST) return problem("is no file of certificates");
    const blocks = (await readFile(file, "latin1")).match(PEM) ?? [];
    if (blocks.length === 0) return problem("holds no certificate in PEM form");
    if (!blocks.every(isCertificate)) return problem("holds a certificate that can't be read");
    return healthy(
      `checked, against the authorities that Node comes with and ${count(blocks.length, "certificate")} of ${file}`,
    );
  } catch (error) {
    return problem(`can't be read (${(error as NodeJS.ErrnoException).code ?? "unknown cause"})`);
  }
}

function isCertificate(block: string): boolean {
  try {
    return Boolean(new X509Certificate(block));
  } catch {
    return false;
  }
}
